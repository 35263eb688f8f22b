using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.KernelChecks;

/// <summary>The largest errors of the kernels of a row on this machine, in units of the last place.</summary>
/// <param name="Forward">Of the value.</param>
/// <param name="Derivative">Of the derivative along one input.</param>
/// <param name="Points">Number of inputs that were compared.</param>
/// <param name="KeepsNaN">NaN in gave NaN out, in value and gradient.</param>
internal sealed record AccuracyFigures(double Forward, double Derivative, int Points, bool KeepsNaN)
{
    /// <summary>What the rows promise for float.</summary>
    public const double Bound = 1;

    public bool IsGood => Forward <= Bound && Derivative <= Bound && KeepsNaN;
}

/// <summary>Compares kernels with the formulas of the catalog, evaluated in double, on a sample of every exponent that matters.</summary>
internal static class KernelAccuracy
{
    private const int LeastExponent = -24;
    private const int MostExponent = 6;

    /// <param name="kernel">The kernels.</param>
    /// <param name="facts">Their row.</param>
    /// <param name="pointsPerExponent">On each side of 0.</param>
    public static AccuracyFigures Measure(CatalogKernel kernel, ActivationFacts facts, int pointsPerExponent) =>
        facts.OverRow() is { } formula ? MeasureRow(kernel, formula, pointsPerExponent) : MeasureElements(kernel, facts, pointsPerExponent);

    private static AccuracyFigures MeasureRow(CatalogKernel kernel, RowFormula formula, int pointsPerExponent)
    {
        const double Spread = 16;
        var operands = new KernelOperands(kernel.Inputs, 2 * pointsPerExponent * (MostExponent - LeastExponent));
        var random = new Random(7);
        for (int i = 0; i < operands.Length; i++)
        {
            operands.Inputs[0][i] = (float)(Spread * (random.NextDouble() - 0.5));
            operands.Upstream[i] = (float)(random.NextDouble() - 0.5);
        }

        kernel.Forward(operands);
        double forward = Worst(operands.Output, formula.Values(operands.Inputs[0]));
        kernel.Backward(operands);
        double derivative = Worst(operands.Gradients[0], formula.Gradients(operands.Output, operands.Upstream));
        operands.Inputs[0][^1] = float.NaN;
        kernel.Forward(operands);
        kernel.Backward(operands);
        return new AccuracyFigures(
            forward, derivative, operands.Length, Array.TrueForAll(operands.Output, float.IsNaN) && Array.TrueForAll(operands.Gradients[0], float.IsNaN));
    }

    private static double Worst(float[] values, double[] exact) => values.Zip(exact, Error).Max();

    private static AccuracyFigures MeasureElements(CatalogKernel kernel, ActivationFacts facts, int pointsPerExponent)
    {
        float[] points = Points(pointsPerExponent);
        var operands = new KernelOperands(kernel.Inputs, points.Length);
        int along = facts.Inputs.ToList().IndexOf(facts.Along);
        for (int i = 0; i < kernel.Inputs; i++)
        {
            if (i == along)
            {
                points.CopyTo(operands.Inputs[i], 0);
            }
            else
            {
                Array.Fill(operands.Inputs[i], (float)facts.HeldValue(facts.Inputs[i]));
            }
        }

        kernel.Forward(operands);
        kernel.Backward(operands);
        bool keepsNaN = float.IsNaN(operands.Output[^1]) && float.IsNaN(operands.Gradients[along][^1]);
        double forward = 0;
        double derivative = 0;
        for (int i = 0; i < points.Length - 1; i++)
        {
            forward = Math.Max(forward, Error(operands.Output[i], facts.Value(points[i])));
            derivative = Math.Max(derivative, Error(operands.Gradients[along][i], facts.Slope(points[i])));
        }

        return new AccuracyFigures(forward, derivative, points.Length - 1, keepsNaN);
    }

    /// <summary>Distance from the exact value in units of the last place of it; infinity where one of the two is no number.</summary>
    internal static double Error(float value, double exact)
    {
        float rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(value))
        {
            return value.Equals(rounded) ? 0 : double.PositiveInfinity;
        }

        float size = Math.Abs(rounded);
        double unit = Math.Max((double)MathF.BitIncrement(size) - size, float.Epsilon);
        return Math.Abs(value - exact) / unit;
    }

    // Zeros, both signs of every exponent, and NaN at the end.
    private static float[] Points(int perExponent)
    {
        var random = new Random(7);
        var points = new List<float> { 0, -0f };
        for (int exponent = LeastExponent; exponent <= MostExponent; exponent++)
        {
            for (int i = 0; i < perExponent; i++)
            {
                float x = MathF.ScaleB(1 + random.NextSingle(), exponent);
                points.Add(x);
                points.Add(-x);
            }
        }

        points.Add(float.NaN);
        return [.. points];
    }
}
