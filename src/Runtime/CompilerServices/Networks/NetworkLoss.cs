#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// The losses of generated networks: each returns the mean over a batch and writes its gradient with respect to the values that it
/// was given. Sums are in double. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkLoss
{
    // Probabilities closer to 0 count as this: a logarithm of 0 would end the training.
    private const double Smallest = 1e-12;

    /// <summary>Mean of (y - t)^2 over all values.</summary>
    public static float MeanSquaredError(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(y, targets, gradient, units);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = (double)y[i] - targets[i];
            sum += difference * difference;
            gradient[i] = (float)(2 * difference / y.Length);
        }

        return (float)(sum / y.Length);
    }

    /// <summary>Mean of |y - t| over all values; its gradient is 0 where they are equal.</summary>
    public static float MeanAbsoluteError(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(y, targets, gradient, units);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = (double)y[i] - targets[i];
            sum += Math.Abs(difference);
            gradient[i] = (float)(double.IsNaN(difference) ? difference : (double)Math.Sign(difference) / y.Length);
        }

        return (float)(sum / y.Length);
    }

    /// <summary>Mean of -(t log y + (1 - t) log(1 - y)) over all values.</summary>
    public static float BinaryCrossEntropy(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(y, targets, gradient, units);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double p = Math.Max(y[i], Smallest);
            double q = Math.Max(1 - (double)y[i], Smallest);
            double t = targets[i];
            sum -= t * Math.Log(p) + (1 - t) * Math.Log(q);
            gradient[i] = (float)(((1 - t) / q - t / p) / y.Length);
        }

        return (float)(sum / y.Length);
    }

    /// <summary>The same from z with y = 1 / (1 + e^-z), without overflow: mean of max(z, 0) - t z + log(1 + e^-|z|).</summary>
    public static float BinaryCrossEntropyWithLogits(ReadOnlySpan<float> z, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(z, targets, gradient, units);
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            double e = Math.Exp(-Math.Abs((double)z[i]));
            double t = targets[i];
            sum += Math.Max(z[i], 0) - t * z[i] + Math.Log(1 + e);
            double y = z[i] < 0 ? e / (1 + e) : 1 / (1 + e);
            gradient[i] = (float)((y - t) / z.Length);
        }

        return (float)(sum / z.Length);
    }

    /// <summary>Mean over rows of -sum of t log y.</summary>
    public static float CrossEntropy(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(y, targets, gradient, units);
        int rows = y.Length / units;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double p = Math.Max(y[i], Smallest);
            sum -= targets[i] * Math.Log(p);
            gradient[i] = (float)(-targets[i] / p / rows);
        }

        return (float)(sum / rows);
    }

    /// <summary>The same from z with y = softmax(z), without overflow.</summary>
    public static float CrossEntropyWithLogits(ReadOnlySpan<float> z, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        Check(z, targets, gradient, units);
        int rows = z.Length / units;
        double sum = 0;
        for (int first = 0; first < z.Length; first += units)
        {
            float largest = Largest(z.Slice(first, units));
            double exponentials = 0;
            double mass = 0;
            for (int j = first; j < first + units; j++)
            {
                exponentials += Math.Exp((double)z[j] - largest);
                mass += targets[j];
            }

            double logarithm = Math.Log(exponentials);
            for (int j = first; j < first + units; j++)
            {
                double log = (double)z[j] - largest - logarithm;
                sum -= targets[j] * log;
                gradient[j] = (float)((mass * Math.Exp(log) - targets[j]) / rows);
            }
        }

        return (float)(sum / rows);
    }

    /// <summary>Writes 1 at the label of each row and 0 elsewhere; for one unit the label itself, 0 or 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static void Expand(ReadOnlySpan<int> labels, Span<float> targets, int units)
    {
        targets.Clear();
        for (int r = 0; r < labels.Length; r++)
        {
            if ((uint)labels[r] >= (uint)Math.Max(units, 2))
            {
                throw new ArgumentOutOfRangeException(nameof(labels), labels[r], $"A label has to be between 0 and {Math.Max(units, 2) - 1}.");
            }

            if (units > 1)
            {
                targets[r * units + labels[r]] = 1;
            }
            else
            {
                targets[r] = labels[r];
            }
        }
    }

    // NaN where there is one.
    private static float Largest(ReadOnlySpan<float> row)
    {
        float largest = row[0];
        foreach (float value in row)
        {
            largest = value > largest || float.IsNaN(value) ? value : largest;
        }

        return largest;
    }

    private static void Check(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient, int units)
    {
        if (targets.Length != y.Length || gradient.Length != y.Length || y.Length % units != 0)
        {
            throw new ArgumentException($"Outputs, targets and gradients have the lengths {y.Length}, {targets.Length} and {gradient.Length}, which do not fit.");
        }
    }
}
#endif
