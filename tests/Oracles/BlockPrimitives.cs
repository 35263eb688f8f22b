using System;
using System.Numerics;
using System.Numerics.Tensors;
using ActivationKernels.Expressions;

namespace ActivationKernels.Oracles;

/// <summary>The primitives over blocks of doubles, in forms that neither cancel nor overflow. Blocks are whole vectors long.</summary>
internal sealed class BlockPrimitives(int blockLength)
{
    private const double LargeAngle = 4096; // Below it the sum is as good.
    private const double RootOfHalf = 0.7071067811865476;

    private readonly double[] exponential = new double[blockLength];
    private readonly double[] logarithm = new double[blockLength];
    private readonly double[] argument = new double[blockLength];

    public void Call(Primitive primitive, ReadOnlySpan<double> x, Span<double> target)
    {
        switch (primitive.Name)
        {
            case "exp":
                Exp(x, target);
                break;
            case "expm1":
                Expm1(x, target);
                break;
            case "log1p":
                Log1p(x, target);
                break;
            case "sigmoid":
                Sigmoid(x, target);
                break;
            case "tanh":
                Tanh(x, target);
                break;
            case "softplus":
                Softplus(x, target);
                break;
            default:
                for (int i = 0; i < x.Length; i++)
                {
                    target[i] = DoubleNumbers.Instance.Call(primitive, x[i]);
                }

                break;
        }
    }

    /// <summary>Sine or cosine of a sum of an angle and eighths of a turn, which a large angle makes too small to be added.</summary>
    public static void Shifted(Primitive primitive, ReadOnlySpan<double> angle, ReadOnlySpan<double> sum, int eighths, Span<double> target)
    {
        for (int i = 0; i < angle.Length; i++)
        {
            (double sine, double cosine) = Math.SinCos(angle[i]);
            target[i] = Math.Abs(angle[i]) < LargeAngle ? DoubleNumbers.Instance.Call(primitive, sum[i])
                : RootOfHalf * (primitive == Primitive.Sin ? sine + (eighths * cosine) : cosine - (eighths * sine));
        }
    }

    // One value beyond the limit, and Vector.Exp computes all of the vector one by one. Up to 1e-307 is nothing beside floats.
    private static void Exp(ReadOnlySpan<double> x, Span<double> target)
    {
        var limit = new Vector<double>(707);
        var infinity = new Vector<double>(double.PositiveInfinity);
        for (int i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var v = new Vector<double>(x[i..]);
            Vector<long> above = Vector.GreaterThan(v, limit);
            Vector<long> below = Vector.LessThan(v, -limit);
            Vector<double> e = Vector.Exp(Vector.ConditionalSelect(above | below, Vector<double>.Zero, v));
            Vector.ConditionalSelect(above, infinity, Vector.ConditionalSelect(below, Vector<double>.Zero, e)).CopyTo(target[i..]);
        }
    }

    // W. Kahan's forms: the rounding error of e^x, or of 1 + x, cancels in the quotient.
    private void Expm1(ReadOnlySpan<double> x, Span<double> target)
    {
        Exp(x, exponential);
        TensorPrimitives.Clamp<double>(exponential, 0.25, 4, logarithm);
        TensorPrimitives.Log<double>(logarithm, logarithm);
        for (int i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var v = new Vector<double>(x[i..]);
            var u = new Vector<double>(exponential, i);
            Vector<double> less = u - Vector<double>.One;
            Vector<double> small = Vector.ConditionalSelect(
                Vector.Equals(u, Vector<double>.One) | Vector.Equals(v, Vector<double>.Zero), v, less * v / new Vector<double>(logarithm, i));
            Vector.ConditionalSelect(Vector.GreaterThan(Vector.Abs(v), Vector<double>.One), less, small).CopyTo(target[i..]);
        }
    }

    private void Log1p(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Add(x, 1, exponential);
        TensorPrimitives.Log<double>(exponential, logarithm);
        var infinity = new Vector<double>(double.PositiveInfinity);
        for (int i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var v = new Vector<double>(x[i..]);
            var u = new Vector<double>(exponential, i);
            Vector<double> quotient = new Vector<double>(logarithm, i) * v / (u - Vector<double>.One);
            Vector.ConditionalSelect(Vector.Equals(u, Vector<double>.One) | Vector.Equals(v, infinity), v, quotient).CopyTo(target[i..]);
        }
    }

    private void Sigmoid(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Abs(x, argument);
        TensorPrimitives.Negate<double>(argument, argument);
        Exp(argument, exponential);
        for (int i = 0; i < x.Length; i += Vector<double>.Count)
        {
            var e = new Vector<double>(exponential, i);
            Vector<double> numerator = Vector.ConditionalSelect(Vector.LessThan(new Vector<double>(x[i..]), Vector<double>.Zero), e, Vector<double>.One);
            (numerator / (Vector<double>.One + e)).CopyTo(target[i..]);
        }
    }

    private void Tanh(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Abs(x, argument);
        TensorPrimitives.Multiply(argument, -2, argument);
        Expm1(argument, target);
        TensorPrimitives.Add(target, 2, argument);
        TensorPrimitives.Divide(target, argument, target);
        TensorPrimitives.CopySign(target, x, target);
    }

    private void Softplus(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Abs(x, argument);
        TensorPrimitives.Negate<double>(argument, argument);
        Exp(argument, argument);
        Log1p(argument, target);
        TensorPrimitives.Max(x, 0, argument);
        TensorPrimitives.Add<double>(target, argument, target);
    }
}
