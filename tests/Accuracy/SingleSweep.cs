using System;
using System.Numerics;
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
    // An estimate is good to about that, in ulp: an error that exceeds the largest by less is no news. A kernel errs alike in every octave.
    private const double Uncertainty = 1e-6;

    // Errors below this are no news for a promise of 1 ulp, and not worth high precision.
    private const double Uninteresting = 0.6;

    private const double SmallestNormal = 1.1754943508222875e-38;
    private const long FractionBits = 23;

    // Beyond the middle between the largest float and 2^128: infinity is the right result.
    private const double Overflow = 3.4028235677973366e38;

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
        double[] widened = new double[BlockEvaluator.BlockLength];
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
            TensorPrimitives.ConvertTruncating<float, double>(got, widened);
            points += CountCompared(x.AsSpan(0, length));
            if (HasLargerError(evaluator.Input, widened, estimates, worst.Ulp + Uncertainty))
            {
                for (int i = 0; i < length; i++)
                {
                    if (MathF.Abs(x[i]) <= largestInput)
                    {
                        worst = Update(worst, x[i], got[i], estimates[i]);
                    }
                }
            }
        }

        return worst with { Points = points };
    }

    private long CountCompared(ReadOnlySpan<float> x)
    {
        long count = 0;
        foreach (float value in x)
        {
            count += MathF.Abs(value) <= largestInput ? 1 : 0;
        }

        return count;
    }

    // What the loop over single points would find news, in vectors: nearly every block ends here.
    private bool HasLargerError(ReadOnlySpan<double> x, ReadOnlySpan<double> got, ReadOnlySpan<double> estimates, double ulp)
    {
        var largest = new Vector<double>(largestInput);
        var normal = new Vector<double>(SmallestNormal);
        var exponent = new Vector<long>(0x7FFL << 52);
        var fraction = new Vector<long>(FractionBits << 52);
        var threshold = new Vector<double>(ulp);
        var infinity = new Vector<double>(double.PositiveInfinity);
        var overflow = new Vector<double>(Overflow);
        Vector<long> larger = Vector<long>.Zero;
        for (int i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var estimate = new Vector<double>(estimates[i..]);
            Vector<long> bits = Vector.AsVectorInt64(Vector.Max(Vector.Abs(estimate), normal)) & exponent;
            Vector<double> allowed = threshold * Vector.AsVectorDouble(bits - fraction);
            var value = new Vector<double>(got[i..]);
            Vector<long> within = Vector.LessThanOrEqual(Vector.Abs(value - estimate), allowed)
                | (Vector.Equals(Vector.Abs(value), infinity) & Vector.GreaterThan(estimate * Vector.CopySign(Vector<double>.One, value), overflow));
            larger |= Vector.AndNot(Vector.LessThanOrEqual(Vector.Abs(new Vector<double>(x[i..])), largest), within);
        }

        return larger != Vector<long>.Zero;
    }

    private Worst Update(Worst worst, float x, float got, double estimate)
    {
        if (float.IsInfinity(got) && estimate * MathF.Sign(got) > Overflow)
        {
            return worst;
        }

        double magnitude = Math.Max(Math.Abs(estimate), SmallestNormal);
        double unit = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(magnitude) & (0x7FFL << 52)) - (FractionBits << 52));
        double error = Math.Abs(got - estimate) / unit;

        // Written so that NaN counts as too large.
        if (error <= Math.Max(worst.Ulp + Uncertainty, Uninteresting))
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
