using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK3005Tests
{
    private const string Id = "AK3005";

    private static readonly string Source = Compilations.Kernels(
        """
        [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        [Activation("tanh")] public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);
        """);

    private static Analysis Analysis => new(new PublishAnalyzer());

    [Theory]
    [InlineData("linux-x64", "Native AOT without an instruction set compiles kernels for 128-bit vectors, 4 elements of float at a time, and without fused multiply-add: set IlcInstructionSet, for example to 'avx2,fma'")]
    [InlineData("osx-arm64", "Native AOT without an instruction set compiles kernels for 128-bit vectors, 4 elements of float at a time: set IlcInstructionSet, for example to 'native'")]
    public async Task NativePublishing_IsReportedOnceAtTheFirstKernel(string runtime, string message)
    {
        Finding finding = Assert.Single(await Analysis.WithProperty("PublishAot", "true").WithProperty("RuntimeIdentifier", runtime).RunAsync(Source));

        Assert.Equal((Id, DiagnosticSeverity.Info, "Activation(\"relu\")", message), (finding.Id, finding.Severity, finding.Text, finding.Message));
    }

    [Fact]
    public async Task NamedInstructionSet_IsSilent() =>
        Assert.Empty(await Analysis.WithProperty("PublishAot", "true").WithProperty("IlcInstructionSet", "native").RunAsync(Source));

    [Fact]
    public async Task OtherProjects_AreSilent()
    {
        Assert.Empty(await Analysis.RunAsync(Source));
        Assert.Empty(await Analysis.WithProperty("PublishAot", "false").RunAsync(Source));
        Assert.Empty(await Analysis.WithProperty("PublishAot", "true").RunAsync("class C { }"));
    }

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(
        await Analysis.WithProperty("PublishAot", "true").RunAsync("#pragma warning disable AK3005\n" + Source));
}
