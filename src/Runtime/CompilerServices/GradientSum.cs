using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Adds up the gradients of a run-time parameter. The order depends on positions only, so that the sum is the same on every machine.
/// Floats are added in double; doubles with the rounding errors of all additions. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GradientSum
{
    // Four stripes: their additions do not wait for each other.
    private double sum0;
    private double sum1;
    private double sum2;
    private double sum3;
    private double rest0;
    private double rest1;
    private double rest2;
    private double rest3;

    /// <summary>The sum of all elements added so far, 0 without any; NaN or infinite where they make it so.</summary>
    public readonly double Value
    {
        get
        {
            double sum = sum0;
            double rest = rest0 + rest1 + rest2 + rest3;
            Add(ref sum, ref rest, sum1);
            Add(ref sum, ref rest, sum2);
            Add(ref sum, ref rest, sum3);
            return Math.Abs(rest) <= double.MaxValue ? sum + rest : sum;
        }
    }

    /// <summary>Adds the elements of a block. Blocks but the last have a multiple of four elements.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            sum0 += values[i];
            sum1 += values[i + 1];
            sum2 += values[i + 2];
            sum3 += values[i + 3];
        }

        for (; i < values.Length; i++)
        {
            sum0 += values[i];
        }
    }

    /// <summary>Adds the elements of a block. Blocks but the last have a multiple of four elements.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            Add(ref sum0, ref rest0, values[i]);
            Add(ref sum1, ref rest1, values[i + 1]);
            Add(ref sum2, ref rest2, values[i + 2]);
            Add(ref sum3, ref rest3, values[i + 3]);
        }

        for (; i < values.Length; i++)
        {
            Add(ref sum0, ref rest0, values[i]);
        }
    }

    // D. Knuth's two-sum. An infinite sum makes the rest NaN, which Value leaves out.
    private static void Add(ref double sum, ref double rest, double value)
    {
        double total = sum + value;
        double part = total - sum;
        rest += (sum - (total - part)) + (value - part);
        sum = total;
    }
}
