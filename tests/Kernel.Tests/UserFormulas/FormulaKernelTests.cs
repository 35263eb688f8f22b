using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Kernels of formulas from real use against their mathematics in high precision: forward and every gradient.</summary>
public sealed class FormulaKernelTests
{
    // In units of the element type's rounding, relative to the largest part of the formula.
    // Without fused operations the rounding errors of products stay in the result.
    private static readonly double Tolerance = Bits.IsFused ? 8 : 128;

    // Not on a kink of any formula, and no two alike.
    private static readonly double[] Points =
    [
        -31.3, -17.75, -12.1, -8.85, -6.55, -5.3, -4.3, -3.45, -2.71, -2.07, -1.55, -1.21, -0.93, -0.63, -0.41, -0.27, -0.131, -0.029, -0.0037,
        0.0041, 0.033, 0.127, 0.29, 0.43, 0.61, 0.91, 1.19, 1.57, 2.03, 2.77, 3.55, 4.1, 5.7, 6.45, 8.15, 11.3, 15.9, 24.1,
    ];

    public static TheoryData<string> Labels { get; } = [.. FormulaTable.Single.Select(c => c.Label)];

    [MpfrTheory]
    [MemberData(nameof(Labels))]
    public void SingleKernels_AreTheMathematics(string label) => Check(FormulaTable.Single.Single(c => c.Label == label), Math.ScaleB(1, -24));

    [MpfrTheory]
    [MemberData(nameof(Labels))]
    public void DoubleKernels_AreTheMathematics(string label) => Check(FormulaTable.Double.Single(c => c.Label == label), Math.ScaleB(1, -53));

    [Fact]
    public void Formulas_AreAsManyAsPromised()
    {
        Assert.True(FormulaTable.Single.Count >= 40);
        Assert.Equal(FormulaTable.Single.Select(c => c.Label), FormulaTable.Double.Select(c => c.Label));
    }

    private static void Check<T>(FormulaCase<T> kernel, double unit)
        where T : INumber<T>
    {
        T[][] x = Enumerable.Range(0, kernel.Inputs).Select(i => Rotated<T>(11 * i)).ToArray();
        T[] upstream = Rotated<T>(5);
        T[] scalars = kernel.Scalars.Select(T.CreateChecked).ToArray();
        T[] y = new T[Points.Length];
        T[][] gradients = x.Select(_ => new T[Points.Length]).ToArray();
        T[] scalarGradients = new T[scalars.Length];
        kernel.Forward(x, scalars, y);
        kernel.Backward(x, upstream, scalars, gradients, scalarGradients);

        FormulaReference reference = FormulaTable.Reference(kernel.Label, kernel.Inputs, kernel.Scalars, typeof(T) == typeof(float));
        double[] sums = new double[scalars.Length];
        double[] magnitudes = new double[scalars.Length];
        for (int i = 0; i < Points.Length; i++)
        {
            double[] point = x.Select(values => double.CreateChecked(values[i])).ToArray();
            double scale = Math.Max(1, reference.Largest(point));
            double above = double.CreateChecked(upstream[i]);
            AssertNear(reference.Value(point), double.CreateChecked(y[i]), Tolerance * unit * scale, $"{kernel} forward", point);
            for (int v = 0; v < x.Length + scalars.Length; v++)
            {
                double expected = above * reference.Slope(point, v);
                double tolerance = Tolerance * unit * Math.Max(Math.Abs(above) * scale, Math.Abs(expected));
                if (v < x.Length)
                {
                    AssertNear(expected, double.CreateChecked(gradients[v][i]), tolerance, $"{kernel} gradient {v}", point);
                }
                else
                {
                    sums[v - x.Length] += expected;
                    magnitudes[v - x.Length] += tolerance;
                }
            }
        }

        for (int s = 0; s < scalars.Length; s++)
        {
            AssertNear(sums[s], double.CreateChecked(scalarGradients[s]), magnitudes[s], $"{kernel} gradient of scalar {s}", []);
        }
    }

    private static T[] Rotated<T>(int by)
        where T : INumber<T> => Enumerable.Range(0, Points.Length).Select(i => T.CreateChecked(Points[(i + by) % Points.Length])).ToArray();

    private static void AssertNear(double expected, double actual, double tolerance, string what, IEnumerable<double> point) => Assert.True(
        Math.Abs(actual - expected) <= tolerance,
        string.Create(CultureInfo.InvariantCulture, $"{what} at {string.Join(", ", point)}: {actual:R}, exact {expected:R}, off by {Math.Abs(actual - expected) / tolerance:G3} tolerances."));
}
