using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK3003Tests
{
    private const string Id = "AK3003";
    private const string Leaky = """[Activation("leaky", Slope = 0.2)] public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);""";

    [Fact]
    public async Task DerivativeRightAfterItsFunction_IsReported()
    {
        Finding finding = Assert.Single(await FindAsync(Leaky + "static void M(float[] x, float[] y, float[] d) { Leaky(x, y); LeakyDerivative(x, d); }"));

        Assert.Equal((Id, DiagnosticSeverity.Info, "LeakyDerivative(x, d)"), (finding.Id, finding.Severity, finding.Text));
        Assert.StartsWith("'LeakyDerivative' reads 'x' again right after 'Leaky'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeclaredDerivative_IsReportedToo() => Assert.Single(await FindAsync(
        """
        [Activation("tanh")] static partial void T(ReadOnlySpan<double> x, Span<double> y);
        [Activation("tanh", Kernel = KernelKind.Derivative)] static partial void D(ReadOnlySpan<double> x, Span<double> y);
        static void M(double[] x, double[] y, double[] d) { T(x, y); D(x, d); }
        """));

    [Theory]
    [InlineData("static void M(float[] x, float[] y, float[] d) { Leaky(x, y); LeakyDerivative(y, d); }")]
    [InlineData("static void M(float[] x, float[] y, float[] d) { Leaky(x, x); LeakyDerivative(x, d); }")]
    [InlineData("static void M(float[] x, float[] y, float[] d) { Leaky(x, y); Console.WriteLine(); LeakyDerivative(x, d); }")]
    [InlineData("static void M(float[] x, float[] y, float[] d) { LeakyDerivative(x, d); Leaky(x, y); }")]
    [InlineData("static void LeakyOther(float[] x, float[] y) { } static void M(float[] x, float[] y, float[] d) { Leaky(x, y); LeakyOther(x, d); }")]
    [InlineData("[Activation(\"tanh\", Kernel = KernelKind.Derivative)] static partial void D(ReadOnlySpan<float> x, Span<float> y); static void M(float[] x, float[] y, float[] d) { Leaky(x, y); D(x, d); }")]
    public async Task OtherPairs_AreSilent(string members) => Assert.Empty(await FindAsync(Leaky + members));

    [Fact]
    public async Task Fix_DeclaresTheFusedKernelAndCallsIt()
    {
        string before = Compilations.Kernels(Leaky + "\nstatic void M(float[] x, float[] y, float[] d) { Leaky(x, y); LeakyDerivative(x, d); }");

        string after = await new Fixing(new KernelCallAnalyzer(), new KernelCodeFixProvider()).FixFirstAsync(Id, Id, before);

        Assert.Contains("{ LeakyWithDerivative(x, y, d); }", string.Join(' ', after.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("""[Activation("leaky", Slope = 0.2, Kernel = KernelKind.ForwardAndDerivative)]""", after, StringComparison.Ordinal);
        Assert.Contains("private static partial void LeakyWithDerivative(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);", after, StringComparison.Ordinal);
        Assert.Empty(await new Analysis(new KernelCallAnalyzer()).RunAsync(after));
    }

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FindAsync(Leaky +
        """

        #pragma warning disable AK3003
            static void M(float[] x, float[] y, float[] d) { Leaky(x, y); LeakyDerivative(x, d); }
        """));

    private static Task<Finding[]> FindAsync(string members) => new Analysis(new KernelCallAnalyzer()).RunAsync(Compilations.Kernels(members));
}
