using System;
using System.Numerics.Tensors;
using System.Threading;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.AccuracySweep;

/// <summary>Compares one float kernel with its formula over the floats of a range of bit patterns.</summary>
internal sealed class SingleSweep
{
    // An estimate is good to about 1e-6 ulp; errors below this are no news for a promise of 1 ulp, and not worth high precision.
    private const double Uninteresting = 0.6;

    private readonly UnaryKernel<float> kernel;
    private readonly Reference reference;
    private readonly bool isDerivative;
    private readonly double largestInput;
    private readonly ThreadLocal<BlockEvaluator> evaluators;

    public SingleSweep(string row, System.Collections.Generic.IReadOnlyDictionary<string, double> parameters, bool isDerivative, UnaryKernel<float> kernel)
    {
        this.kernel = kernel;
        this.isDerivative = isDerivative;
        reference = new Reference(ActivationCatalog.Find(row)!, ElementType.Single, parameters, precision: 256);
        Expr root = isDerivative ? reference.StableDerivatives[0] : reference.StableFormula;
        largestInput = Math.Min(reference.Activation.LargestSingle, float.MaxValue);
        evaluators = new ThreadLocal<BlockEvaluator>(() => new BlockEvaluator(root, reference.Parameter));
    }

    /// <summary>Compares <paramref name="count"/> floats, from the bit pattern <paramref name="first"/> on in steps of <paramref name="stride"/>.</summary>
    public Worst Compare(long first, long count, int stride)
    {
        BlockEvaluator evaluator = evaluators.Value!;
        float[] x = new float[BlockEvaluator.BlockLength];
        float[] got = new float[BlockEvaluator.BlockLength];
        Worst worst = Worst.None(stride);
        long points = 0;
        for (long start = 0; start < count; start += x.Length)
        {
            int length = (int)Math.Min(x.Length, count - start);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = i < length ? BitConverter.UInt32BitsToSingle((uint)(first + ((start + i) * stride))) : 0;
            }

            TensorPrimitives.ConvertTruncating<float, double>(x, evaluator.Input);
            ReadOnlySpan<double> estimates = evaluator.Evaluate();
            kernel(x, got);
            for (int i = 0; i < length; i++)
            {
                if (MathF.Abs(x[i]) <= largestInput)
                {
                    points++;
                    worst = Update(worst, x[i], got[i], estimates[i]);
                }
            }
        }

        return worst with { Points = points };
    }

    private Worst Update(Worst worst, float x, float got, double estimate)
    {
        double magnitude = Math.Max(Math.Abs(estimate), 1.1754943508222875e-38);
        double unit = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(magnitude) & (0x7FFL << 52)) - (23L << 52));
        double error = Math.Abs(got - estimate) / unit;

        // Written so that NaN counts as too large.
        if (error <= Math.Max(worst.Ulp, Uninteresting))
        {
            return error > worst.Ulp ? worst.With(error, x) : worst;
        }

        return worst.With(NativeMpfr.IsAvailable ? Exact(x, got) : Ulp.EstimateError(got, estimate), x);
    }

    private double Exact(float x, float got)
    {
        lock (reference)
        {
            return Ulp.Error(got, isDerivative ? reference.Derivative(0, x) : reference.Value(x));
        }
    }
}
