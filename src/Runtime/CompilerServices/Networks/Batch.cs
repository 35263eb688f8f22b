#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>Checks of the batches that generated networks get. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Batch
{
    /// <summary>The number of rows of inputs and of outputs or targets.</summary>
    /// <exception cref="ArgumentException">They differ, a row is cut off, or the spans overlap.</exception>
    public static int Rows(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int inputs, int outputs)
    {
        int rows = Rows(x, inputs);
        if (y.Length != (long)rows * outputs)
        {
            throw new ArgumentException($"{rows} rows need {(long)rows * outputs} outputs or targets, not {y.Length}.", nameof(y));
        }

        return x.Overlaps(y) ? throw new ArgumentException("Inputs and outputs overlap.", nameof(y)) : rows;
    }

    /// <summary>The number of rows of inputs and of labels.</summary>
    /// <exception cref="ArgumentException">They differ, or a row is cut off.</exception>
    public static int Rows(ReadOnlySpan<float> x, ReadOnlySpan<int> labels, int inputs)
    {
        int rows = Rows(x, inputs);
        return rows == labels.Length ? rows : throw new ArgumentException($"{rows} rows need as many labels, not {labels.Length}.", nameof(labels));
    }

    private static int Rows(ReadOnlySpan<float> x, int inputs) => x.Length % inputs == 0
        ? x.Length / inputs
        : throw new ArgumentException($"{x.Length} values are no whole number of rows of {inputs} inputs.", nameof(x));
}
#endif
