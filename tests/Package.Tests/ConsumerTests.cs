using System;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ConsumerTests
{
    private const string Console = "<OutputType>Exe</OutputType><Nullable>enable</Nullable><TargetFramework>net10.0</TargetFramework>";

    private readonly PackedPackage package;

    public ConsumerTests(PackedPackage package)
    {
        this.package = package;
    }

    // The older ones are built against their reference packs and run on the newest, the only runtime that has to be there.
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task Target_ComputesTheRightValues(string framework)
    {
        Consumer consumer = package.Consumer("Target" + framework.Replace(".", "", StringComparison.Ordinal))
            .Project($"<OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><RollForward>Major</RollForward>")
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program);

        PrintedValues.Verify(await consumer.BuildAndRunAsync(framework));
    }

    [Fact]
    public async Task DotnetAddPackage_IsAllThatIsNeeded()
    {
        Consumer consumer = package.Consumer("Added")
            .Project(Console, items: "")
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program);

        ProcessResult added = await consumer.DotNetAsync("add", "package", "ActivationKernels", "--version", package.Version);
        Assert.True(added.ExitCode == 0, added.Output);

        PrintedValues.Verify(await consumer.BuildAndRunAsync("net10.0"));
    }

    [Fact]
    public async Task TransitiveReference_BringsGeneratorOnce()
    {
        Consumer library = package.Consumer("Below");
        library
            .Project("<TargetFramework>net10.0</TargetFramework>", library.PackageReference("PrivateAssets=\"none\""))
            .Source("Kernels.cs", PrintedValues.Kernels);
        Consumer program = package.Consumer("Above")
            .Project(Console, $"""<ProjectReference Include="{library.ProjectFile}" />""")
            .Source("Program.cs", PrintedValues.Program)
            .Source("Own.cs", """
                using System;
                using ActivationKernels;

                internal static partial class Own
                {
                    [Activation("relu")]
                    internal static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
                }
                """);

        PrintedValues.Verify(await program.BuildAndRunAsync("net10.0"));
    }

    [Fact]
    public async Task NetStandardLibrary_ComputesTheSameValuesWithoutVectors()
    {
        Consumer library = package.Consumer("Standard")
            .Project("<TargetFramework>netstandard2.0</TargetFramework><LangVersion>9.0</LangVersion>")
            .Source("Kernels.cs", PrintedValues.Kernels);
        Consumer program = package.Consumer("StandardProgram")
            .Project(Console, $"""<ProjectReference Include="{library.ProjectFile}" />""")
            .Source("Program.cs", PrintedValues.Program);

        PrintedValues.Verify(await program.BuildAndRunAsync("net10.0"));
    }

    [Fact]
    public async Task FileBasedApp_ComputesTheRightValues()
    {
        string kernels = PrintedValues.Kernels[PrintedValues.Kernels.IndexOf("namespace", StringComparison.Ordinal)..];
        Consumer consumer = package.Consumer("FileBased")
            .Source("app.cs", $"#:package ActivationKernels@{package.Version}\nusing ActivationKernels;\n{PrintedValues.Program}\n{kernels}");

        ProcessResult run = await consumer.DotNetAsync("run", "app.cs");

        Assert.True(run.ExitCode == 0, run.Output);
        PrintedValues.Verify(run.Output);
    }

    [Fact]
    public async Task ProjectWithTorchSharp_GetsKernelsAndAnAnalysisOfItsStacks()
    {
        Consumer consumer = package.Consumer("Torch");
        consumer
            .Project(Console, consumer.PackageReference() + PackedPackage.Library("TorchSharp"))
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program)
            .Source("Model.cs", """
                using static TorchSharp.torch.nn;

                internal static class Model
                {
                    internal static object Create() => Sequential(Linear(64, 32), Linear(32, 10));
                }
                """);

        ProcessResult build = await consumer.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("warning AK1101", build.Output, StringComparison.Ordinal);
        PrintedValues.Verify(await consumer.RunAsync("net10.0"));
    }

    [NativeFact]
    public async Task NativeAot_ComputesTheRightValuesWithoutWarnings()
    {
        Consumer consumer = package.Consumer("Native")
            .Project(Console + "<PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>"
                + "<StripSymbols>false</StripSymbols><InvariantGlobalization>true</InvariantGlobalization>")
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program);

        PrintedValues.Verify(await consumer.PublishAndRunNativeAsync());
    }
}
