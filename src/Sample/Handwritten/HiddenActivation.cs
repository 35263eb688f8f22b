using System;
using System.Linq;

namespace ActivationKernels.Sample.Handwritten;

/// <summary>y = f(x). Of an activation with two inputs, x holds all first inputs, then all second ones.</summary>
internal delegate void ForwardKernel(ReadOnlySpan<float> x, Span<float> y);

/// <summary>gradient = upstream * f'(x), with x and gradient laid out as x of <see cref="ForwardKernel"/>.</summary>
internal delegate void BackwardKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

/// <summary>An activation as a network written by hand uses it.</summary>
/// <param name="Name">What observations call it.</param>
/// <param name="Inputs">Linear maps per unit.</param>
/// <param name="Gain">Variance of the first weights times the number of inputs.</param>
/// <param name="Saturates">Its slope tends to 0 on both sides.</param>
/// <param name="Forward">A generated kernel.</param>
/// <param name="Backward">Its generated companion.</param>
internal sealed record HiddenActivation(
    string Name, int Inputs, float Gain, bool Saturates, ForwardKernel Forward, BackwardKernel Backward)
{
    /// <summary>The largest slope over [-8, 8], measured with the backward kernel.</summary>
    public float LargestSlope { get; } = MeasureLargestSlope(Inputs, Backward);

    private static float MeasureLargestSlope(int inputs, BackwardKernel backward)
    {
        const int Points = 1601;
        var x = new float[inputs * Points];
        var gradient = new float[inputs * Points];
        var ones = new float[Points];
        Array.Fill(ones, 1f);
        for (int i = 0; i < Points; i++)
        {
            x[i] = (i - (Points / 2)) / 100f;
        }

        backward(x, ones, gradient);
        return gradient.Max(MathF.Abs);
    }
}
