using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Accuracy;

public sealed class AccuracyTests
{
    // Far beyond double, and fast. The references of derivatives cancel by at most 64 bits next to a root.
    private const int Precision = 192;

    private const int AlwaysCompared = 97;

    private static readonly float[] Singles = StratifiedSample.Singles(perExponent: 270);

    private static readonly double[] Doubles = StratifiedSample.Doubles(perExponent: 2);

    private static readonly double[] Upstreams = [1, -0.7310585975646973, 3.0000002384185791, 1.1754943508222875e-38, -65504, 999983, 1e30];

    [MpfrTheory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void Single_StaysWithinItsBound(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, ElementType.Single, kernel.Parameters, precision: Precision);
        float[] sample = [.. Sample(kernel, Singles).Where(x => MathF.Abs(x) <= reference.Activation.LargestSingle)];
        float[] y = new float[sample.Length];
        float[] derivative = new float[sample.Length];
        kernel.Pair(sample, y, derivative);

        CheckSingles(label, sample, y, Estimates(reference, reference.StableFormula, sample), x => reference.Value(x));
        CheckSingles(label + "'", sample, derivative, Estimates(reference, reference.StableDerivatives[0], sample), x => reference.Derivative(0, x));
    }

    [MpfrTheory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void Double_StaysWithinItsBound(string label)
    {
        KernelCase<double> kernel = Cases.Double(label);
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, ElementType.Double, kernel.Parameters, precision: Precision);
        double[] sample = [.. Sample(kernel, Doubles).Where(x => Math.Abs(x) <= reference.Activation.LargestInput)];
        double[] y = new double[sample.Length];
        double[] derivative = new double[sample.Length];
        kernel.Pair(sample, y, derivative);

        CheckDoubles(label, sample, y, x => reference.Value(x));
        CheckDoubles(label + "'", sample, derivative, x => reference.Derivative(0, x));
    }

    [MpfrTheory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void Backward_StaysWithinTheBoundOfTheExactProduct(string label)
    {
        KernelCase<float> single = Cases.Single(label);
        KernelCase<double> wide = Cases.Double(label);
        var singleReference = new Reference(ActivationCatalog.Find(single.Row)!, ElementType.Single, single.Parameters, precision: Precision);
        var wideReference = new Reference(ActivationCatalog.Find(wide.Row)!, ElementType.Double, wide.Parameters, precision: Precision);
        float[] x = [.. Every(Singles, 35).Where(x => MathF.Abs(x) <= singleReference.Activation.LargestSingle)];
        double[] wideX = [.. Every(Doubles, 45).Where(x => Math.Abs(x) <= wideReference.Activation.LargestInput)];

        double[] derivatives = Estimates(singleReference, singleReference.StableDerivatives[0], x);
        foreach (double upstream in Upstreams)
        {
            float[] gradient = new float[x.Length];
            single.Backward(x, Filled(x.Length, (float)upstream), gradient);
            CheckSingles(
                FormattableString.Invariant($"{label} backward, upstream {upstream:R}"),
                x,
                gradient,
                Array.ConvertAll(derivatives, derivative => (float)upstream * derivative),
                point => singleReference.Backward(0, (float)upstream, point));

            double[] wideGradient = new double[wideX.Length];
            wide.Backward(wideX, Filled(wideX.Length, upstream), wideGradient);
            CheckDoubles(
                FormattableString.Invariant($"{label} backward, upstream {upstream:R}"),
                wideX,
                wideGradient,
                point => wideReference.Backward(0, upstream, point));
        }
    }

    [Fact]
    public void Samples_AreAsLargeAsPromised()
    {
        Assert.True(Singles.Length >= 200_000, FormattableString.Invariant($"{Singles.Length} floats"));
        Assert.True(Doubles.Length >= 60_000, FormattableString.Invariant($"{Doubles.Length} doubles"));
    }

    // The double estimate is exact to about 1e-7 ulp of float: only a point that could raise the maximum needs high precision.
    // A small result of a moderate input stands next to a root, where the estimate is worse. Some points are always compared:
    // the estimate comes from the form that the kernel computes.
    private static void CheckSingles(string what, float[] x, float[] results, double[] estimates, Func<double, MpfrNumber> exact)
    {
        double worst = 0;
        float worstX = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double estimated = estimates[i];
            bool nextToRoot = Math.Abs(x[i]) is > 0.125f and < 8 && Math.Abs(estimated) < 1e-3;
            if (nextToRoot || i % AlwaysCompared == 0 || Ulp.EstimateError(results[i], estimated) > worst - 0.01)
            {
                double error = Ulp.Error(results[i], exact(x[i]));
                (worst, worstX) = error > worst ? (error, x[i]) : (worst, worstX);
            }
        }

        Assert.True(worst <= Bounds.Single, FormattableString.Invariant($"{what}: {worst} ulp at {worstX:R}, bound {Bounds.Single}."));
    }

    private static double[] Estimates(Reference reference, Expr root, float[] x)
    {
        var evaluator = new BlockEvaluator(root, reference.Parameter);
        double[] estimates = new double[x.Length];
        for (int start = 0; start < x.Length; start += BlockEvaluator.BlockLength)
        {
            int length = Math.Min(BlockEvaluator.BlockLength, x.Length - start);
            for (int i = 0; i < length; i++)
            {
                evaluator.Input[i] = x[start + i];
            }

            evaluator.Evaluate()[..length].CopyTo(estimates.AsSpan(start));
        }

        return estimates;
    }

    private static void CheckDoubles(string what, double[] x, double[] results, Func<double, MpfrNumber> exact)
    {
        double worst = 0;
        double worstX = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = Ulp.Error(results[i], exact(x[i]));
            (worst, worstX) = error > worst ? (error, x[i]) : (worst, worstX);
        }

        double bound = Bounds.DoubleOf(what);
        Assert.True(worst <= bound, FormattableString.Invariant($"{what}: {worst} ulp at {worstX:R}, bound {bound}."));
    }

    // The interpreter is slower than compiled kernels by two orders of magnitude. The stride is odd: signs alternate.
    private static T[] Sample<T>(KernelCase<T> kernel, T[] sample) => kernel.IsInterpreted ? Every(sample, 5) : sample;

    private static T[] Every<T>(T[] sample, int stride)
    {
        T[] result = new T[(sample.Length + stride - 1) / stride];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = sample[i * stride];
        }

        return result;
    }

    private static T[] Filled<T>(int length, T value)
    {
        T[] result = new T[length];
        Array.Fill(result, value);
        return result;
    }
}
