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

    [Fact]
    public async Task Net8Target_ComputesTheRightValues()
    {
        Consumer consumer = package.Consumer("Net8")
            .Project("<OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework><RollForward>Major</RollForward>")
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program);

        PrintedValues.Verify(await consumer.BuildAndRunAsync("net8.0"));
    }

    [Fact]
    public async Task Net10Target_ComputesTheRightValues()
    {
        Consumer consumer = package.Consumer("Net10")
            .Project(Console)
            .Source("Kernels.cs", PrintedValues.Kernels)
            .Source("Program.cs", PrintedValues.Program);

        PrintedValues.Verify(await consumer.BuildAndRunAsync("net10.0"));
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
    public async Task StrictestSettings_GiveNoWarning()
    {
        Consumer consumer = package.Consumer("Strict")
            .Project("""
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile><AnalysisMode>All</AnalysisMode>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                """)
            .Source("Kernels.cs", """
                using System;
                using ActivationKernels;

                [assembly: CLSCompliant(false)]

                namespace Strict;

                /// <summary>Kernels.</summary>
                public static partial class Kernels
                {
                    /// <summary>Exponential linear unit.</summary>
                    /// <param name="x">Input.</param>
                    /// <param name="y">Result.</param>
                    [Activation("elu", Alpha = 0.5)]
                    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

                    /// <summary>Largest of two.</summary>
                    /// <param name="a">First input.</param>
                    /// <param name="b">Second input.</param>
                    /// <param name="y">Result.</param>
                    [Activation("maxout")]
                    public static partial void Largest(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

                    /// <summary>Sigmoid-weighted linear unit of one value.</summary>
                    /// <param name="x">Input.</param>
                    /// <returns>Result.</returns>
                    [Activation("silu")]
                    public static partial float Silu(float x);
                }
                """);

        await consumer.BuildCleanlyAsync();
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
