using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>Kernels on another processor: a self-contained program for linux-arm64, run in an emulator.</summary>
[Collection(PackageCollection.Name)]
public sealed class ArmTests
{
    // Labels, rows and constants are those of the kernel tests, which recorded the digests.
    private static readonly (string Label, string Attribute, string Element)[] Kernels =
    {
        ("Relu", "\"relu\"", "float"),
        ("SteepLeaky", "\"leaky\", Slope = 0.2", "float"),
        ("Sigmoid", "\"sigmoid\", Role = ActivationRole.Output", "float"),
        ("Tanh", "\"tanh\"", "float"),
        ("Elu", "\"elu\"", "float"),
        ("Softplus", "\"softplus\"", "float"),
        ("Silu", "\"silu\"", "float"),
        ("Gelu", "\"gelu\"", "float"),
        ("Snake", "\"snake\"", "float"),
        ("Leaky", "\"leaky\"", "double"),
        ("Tanh", "\"tanh\"", "double"),
        ("Gelu", "\"gelu\"", "double"),
    };

    private readonly PackedPackage package;

    public ArmTests(PackedPackage package)
    {
        this.package = package;
    }

    [EmulatorFact]
    public async Task Kernels_HaveTheRecordedDigests()
    {
        string[] shared = { "Kernels/Bits.cs", "Kernels/KernelCase.cs", "Kernel.Tests/Results/KernelDigest.cs", "Oracles/StratifiedSample.cs" };
        string compiled = string.Concat(shared.Select(file => $"""<Compile Include="{Path.Combine(Checkout.RepositoryRoot, "tests", file)}" />"""));
        Consumer consumer = package.Consumer("Arm");
        consumer
            .Project(
                "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><UseAppHost>true</UseAppHost>"
                    + "<RuntimeIdentifier>linux-arm64</RuntimeIdentifier><SelfContained>true</SelfContained><InvariantGlobalization>true</InvariantGlobalization>",
                consumer.PackageReference() + compiled)
            .Source("Kernels.cs", $$"""
                using System;
                using ActivationKernels;

                {{Class("float")}}
                {{Class("double")}}
                """)
            .Source("Program.cs", $"""
                using System;
                using ActivationKernels.Kernel.Tests;
                using ActivationKernels.Kernel.Tests.Results;

                Console.WriteLine(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture + " " + Bits.IsFused);
                {string.Join("\n", Kernels.Select(Print))}
                """);
        Dictionary<string, string> recorded = File.ReadLines(Path.Combine(Checkout.RepositoryRoot, "tests", "Kernel.Tests", "digests.txt"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);

        await consumer.BuildCleanlyAsync();
        ProcessResult run = await consumer.ExecuteAsync(
            EmulatorFactAttribute.Emulator, "-L", EmulatorFactAttribute.Libraries, consumer.Output("net10.0", "linux-arm64", "Arm"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            Kernels.Select(k => $"{k.Label}.{k.Element}").Select(label => $"{label} {recorded[label]}").Prepend("Arm64 True"),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Class(string element) => $$"""
        internal static partial class {{Name(element)}}
        {
            {{string.Join("\n    ", Kernels.Where(k => k.Element == element).Select(k =>
                $"[Activation({k.Attribute})] public static partial void {k.Label}(ReadOnlySpan<{element}> x, Span<{element}> y);"))}}
        }
        """;

    private static string Print((string Label, string Attribute, string Element) kernel)
    {
        string method = $"{Name(kernel.Element)}.{kernel.Label}";
        string points = kernel.Element == "float" ? "Singles" : "Doubles";
        return $"Console.WriteLine(\"{kernel.Label}.{kernel.Element} \" + KernelDigest.Of<{kernel.Element}>({method}, {method}Derivative, {method}Backward, KernelDigest.{points}).ToString(\"x16\"));";
    }

    private static string Name(string element) => element == "float" ? "SingleKernels" : "DoubleKernels";
}
