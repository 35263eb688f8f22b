using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Sample;

/// <summary>y = f(x). Of an activation with two inputs, x holds all first inputs, then all second ones.</summary>
internal delegate void ForwardKernel(ReadOnlySpan<float> x, Span<float> y);

/// <summary>gradient = upstream * f'(x), with x and gradient laid out as x of <see cref="ForwardKernel"/>.</summary>
internal delegate void BackwardKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

/// <summary>How the first weights of a layer are drawn.</summary>
internal enum Initialisation
{
    /// <summary>Variance 2 / (inputs + outputs), for functions that are near linear around 0.</summary>
    Glorot,

    /// <summary>Variance 2 / inputs, for functions that cut the negative side.</summary>
    He,
}

/// <summary>An activation as the network uses it.</summary>
/// <param name="Name">Name on the command line and in the table.</param>
/// <param name="Inputs">Linear maps per unit.</param>
/// <param name="Initialisation">What suits it.</param>
/// <param name="Forward">A generated kernel.</param>
/// <param name="Backward">Its generated companion.</param>
internal sealed record HiddenActivation(
    string Name, int Inputs, Initialisation Initialisation, ForwardKernel Forward, BackwardKernel Backward)
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

/// <summary>The activations that the sample knows.</summary>
internal static class ActivationTable
{
    public static IReadOnlyList<HiddenActivation> All { get; } =
    [
        new("sigmoid", 1, Initialisation.Glorot, Kernels.Sigmoid, Kernels.SigmoidBackward),
        new("tanh", 1, Initialisation.Glorot, Kernels.Tanh, Kernels.TanhBackward),
        new("relu", 1, Initialisation.He, Kernels.Relu, Kernels.ReluBackward),
        new("leaky", 1, Initialisation.He, Kernels.Leaky, Kernels.LeakyBackward),
        new("elu", 1, Initialisation.He, Kernels.Elu, Kernels.EluBackward),
        new("maxout", 2, Initialisation.Glorot, MaxoutForward, MaxoutBackward),
    ];

    public static HiddenActivation? Find(string name) =>
        All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name that needs the fewest edits to become <paramref name="name"/>.</summary>
    public static string Nearest(string name) =>
        All.Select(a => a.Name).MinBy(known => Distance(known, name.ToLowerInvariant()))!;

    private static void MaxoutForward(ReadOnlySpan<float> x, Span<float> y) =>
        Kernels.Maxout(x[..y.Length], x[y.Length..], y);

    private static void MaxoutBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        int half = upstream.Length;
        Kernels.MaxoutBackward(x[..half], x[half..], upstream, gradient[..half], gradient[half..]);
    }

    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, substitution);
            }
        }

        return row[b.Length];
    }
}
