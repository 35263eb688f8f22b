using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Accuracy;

/// <summary>The fast grade: its bound, and that it is there where it is worth it.</summary>
public sealed class FastAccuracyTests
{
    private static readonly float[] Sample = StratifiedSample.Singles(perExponent: 30);

    public static TheoryData<string> Kernels { get; } = [.. RowKernels.Fast.Select(k => k.Label)];

    [MpfrTheory]
    [MemberData(nameof(Kernels))]
    public void FastKernel_StaysWithinItsBound(string label)
    {
        KernelCase<float> kernel = RowKernels.Fast.Single(k => k.Label == label);
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, ElementType.Single, kernel.Parameters, precision: 192);
        float[] x = [.. Sample.Where(x => MathF.Abs(x) <= reference.Activation.LargestSingle)];
        float[] y = new float[x.Length];
        kernel.Forward(x, y);
        Check(label, x, y, point => reference.EstimateValue(point), point => reference.Value(point));
        kernel.Derivative(x, y);
        Check(label + "'", x, y, point => reference.EstimateDerivative(0, point), point => reference.Derivative(0, point));
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    [InlineData("elu")]
    [InlineData("softplus")]
    [InlineData("silu")]
    [InlineData("softsign")]
    public void FunctionsOfExponentialsAndQuotients_HaveAFastForm(string row) => Assert.Contains(RowKernels.Fast, k => k.Row == row);

    // e^(-x^2) multiplies the rounding error of x^2 by x^2: the arguments are pairs, which take fused operations, as sines do.
    [Theory]
    [InlineData("gaussian")]
    [InlineData("gelu")]
    [InlineData("gelu_quick")]
    [InlineData("gelu_tanh")]
    [InlineData("sin")]
    public void FunctionsThatNeedTheirArgumentsDigits_HaveAFastFormWithFusedOperations(string row) =>
        Assert.Equal(Bits.IsFused, RowKernels.Fast.Any(k => k.Row == row));

    [Theory]
    [InlineData("relu")]
    [InlineData("leaky")]
    public void WhereItSavesNothingOrErrsTooMuch_ThereIsNone(string row) => Assert.DoesNotContain(RowKernels.Fast, k => k.Row == row);

    [Fact]
    public void NaN_StaysNaN() => Assert.All(RowKernels.Fast, kernel =>
    {
        Assert.True(float.IsNaN(kernel.Scalar(float.NaN)), kernel.Label);
        Assert.True(float.IsNaN(kernel.ScalarDerivative(float.NaN)), kernel.Label);
    });

    private static void Check(string what, float[] x, float[] results, Func<double, double> estimate, Func<double, MpfrNumber> exact)
    {
        double worst = 0;
        float worstX = 0;
        for (int i = 0; i < x.Length; i++)
        {
            // Only what could raise the maximum needs high precision.
            if (Ulp.EstimateError(results[i], estimate(x[i])) > worst - 0.01)
            {
                double error = Ulp.Error(results[i], exact(x[i]));
                (worst, worstX) = error > worst ? (error, x[i]) : (worst, worstX);
            }
        }

        Assert.True(worst <= Bounds.Fast, FormattableString.Invariant($"{what}: {worst} ulp at {worstX:R}, bound {Bounds.Fast}."));
    }
}
