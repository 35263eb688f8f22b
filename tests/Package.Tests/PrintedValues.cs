using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>The program that consumers run, and the values that it has to print.</summary>
internal static class PrintedValues
{
    // More than two 512-bit vectors of float and no multiple of any width.
    private const int Count = 37;

    /// <summary>Kernels in spans, companions included.</summary>
    public const string Kernels = """
        using System;
        using ActivationKernels;

        namespace Shop
        {
            public static partial class Kernels
            {
                [Activation("leaky", Slope = 0.1)]
                public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

                [Activation("sigmoid", Role = ActivationRole.Output)]
                public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

                [Activation("tanh")]
                public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);
            }
        }
        """;

    /// <summary>Prints one line per value: name, index, value.</summary>
    public const string Program = """
        using System;
        using System.Globalization;
        using System.Linq;
        using Shop;

        double[] x = Enumerable.Range(0, 37).Select(i => 0.5 * i - 9).ToArray();
        float[] xs = x.Select(v => (float)v).ToArray();
        float[] upstream = x.Select((v, i) => (float)(i % 3 - 1)).ToArray();
        float[] y = new float[x.Length];
        double[] yd = new double[x.Length];

        Kernels.Leaky(xs, y);
        Print("leaky", y.Select(v => (double)v).ToArray());
        Kernels.LeakyDerivative(xs, y);
        Print("leaky'", y.Select(v => (double)v).ToArray());
        Kernels.Sigmoid(xs, y);
        Print("sigmoid", y.Select(v => (double)v).ToArray());
        Kernels.SigmoidBackward(xs, upstream, y);
        Print("sigmoid backward", y.Select(v => (double)v).ToArray());
        Kernels.Tanh(x, yd);
        Print("tanh", yd);
        Kernels.TanhDerivative(x, yd);
        Print("tanh'", yd);

        static void Print(string name, double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                Console.WriteLine(FormattableString.Invariant($"{name};{i};{values[i]:R}"));
            }
        }
        """;

    private static readonly (string Name, Func<double, int, double> Value)[] Expected =
    {
        ("leaky", (x, _) => x > 0 ? x : 0.1 * x),
        ("leaky'", (x, _) => x > 0 ? 1 : 0.1),
        ("sigmoid", (x, _) => 1 / (1 + Math.Exp(-x))),
        ("sigmoid backward", (x, i) => ((i % 3) - 1) / (1 + Math.Exp(-x)) / (1 + Math.Exp(x))),
        ("tanh", (x, _) => Math.Tanh(x)),
        ("tanh'", (x, _) => 1 / (Math.Cosh(x) * Math.Cosh(x))),
    };

    /// <summary>Every printed value is there and lies within 1e-6 of the platform's function.</summary>
    public static void Verify(string output)
    {
        Dictionary<(string, int), double> printed = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(';'))
            .ToDictionary(
                cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)),
                cells => double.Parse(cells[2], CultureInfo.InvariantCulture));

        Assert.Equal(Expected.Length * Count, printed.Count);
        foreach ((string name, Func<double, int, double> value) in Expected)
        {
            for (int i = 0; i < Count; i++)
            {
                double expected = value((0.5 * i) - 9, i);
                double actual = printed[(name, i)];
                Assert.True(Math.Abs(expected - actual) <= 1e-6, FormattableString.Invariant($"{name}[{i}]: {actual}, expected {expected}"));
            }
        }
    }
}
