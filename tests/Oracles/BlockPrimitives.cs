using System;
using System.Numerics.Tensors;
using ActivationKernels.Expressions;

namespace ActivationKernels.Oracles;

/// <summary>The primitives over blocks of doubles, in forms that neither cancel nor overflow.</summary>
internal sealed class BlockPrimitives(int blockLength)
{
    private readonly double[] exponential = new double[blockLength];
    private readonly double[] logarithm = new double[blockLength];
    private readonly double[] argument = new double[blockLength];

    public void Call(Primitive primitive, ReadOnlySpan<double> x, Span<double> target)
    {
        switch (primitive.Name)
        {
            case "exp":
                TensorPrimitives.Exp(x, target);
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

    // W. Kahan's forms: the rounding error of e^x, or of 1 + x, cancels in the quotient.
    private void Expm1(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Exp(x, exponential);
        TensorPrimitives.Log<double>(exponential, logarithm);
        for (int i = 0; i < x.Length; i++)
        {
            double u = exponential[i];
            target[i] = Math.Abs(x[i]) > 1 ? u - 1 : u == 1 || x[i] == 0 ? x[i] : (u - 1) * x[i] / logarithm[i];
        }
    }

    private void Log1p(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Add(x, 1, exponential);
        TensorPrimitives.Log<double>(exponential, logarithm);
        for (int i = 0; i < x.Length; i++)
        {
            double u = exponential[i];
            target[i] = u == 1 || double.IsPositiveInfinity(x[i]) ? x[i] : logarithm[i] * x[i] / (u - 1);
        }
    }

    private void Sigmoid(ReadOnlySpan<double> x, Span<double> target)
    {
        for (int i = 0; i < x.Length; i++)
        {
            argument[i] = -Math.Abs(x[i]);
        }

        TensorPrimitives.Exp<double>(argument, exponential);
        for (int i = 0; i < x.Length; i++)
        {
            double e = exponential[i];
            target[i] = (x[i] < 0 ? e : 1) / (1 + e);
        }
    }

    private void Tanh(ReadOnlySpan<double> x, Span<double> target)
    {
        for (int i = 0; i < x.Length; i++)
        {
            argument[i] = -2 * Math.Abs(x[i]);
        }

        Expm1(argument, target);
        for (int i = 0; i < x.Length; i++)
        {
            target[i] = Math.CopySign(target[i] / (target[i] + 2), x[i]);
        }
    }

    private void Softplus(ReadOnlySpan<double> x, Span<double> target)
    {
        for (int i = 0; i < x.Length; i++)
        {
            argument[i] = -Math.Abs(x[i]);
        }

        TensorPrimitives.Exp<double>(argument, argument);
        Log1p(argument, target);
        for (int i = 0; i < x.Length; i++)
        {
            target[i] += Math.Max(x[i], 0);
        }
    }
}
