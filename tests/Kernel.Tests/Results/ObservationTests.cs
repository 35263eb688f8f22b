using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

public sealed class ObservationTests
{
    private const int LongestLength = 150;

    public static TheoryData<string> Rows { get; } = [.. ActivationCatalog.ElementWise.Where(a => a.MostInputs == 1).Select(a => a.Name)];

    [Fact]
    public void EveryLength_IsObservedAsOneElementAfterAnother()
    {
        var random = new Random(29);
        for (int length = 1; length <= LongestLength; length++)
        {
            double[] x = [.. Enumerable.Range(0, length).Select(_ => (double)(float)((random.NextDouble() - 0.5) * 14))];
            float[] single = [.. x.Select(v => (float)v)];
            Check(ObservationKernels.Sigmoid(single), x, v => 1 / (1 + Math.Exp(-v)), v => Math.Exp(-v) / Math.Pow(1 + Math.Exp(-v), 2), 0.25, 1e-9);
            Check(ObservationKernels.Tanh(x), x, Math.Tanh, v => 1 / Math.Pow(Math.Cosh(v), 2), 1, 1e-13);
            Check(ObservationKernels.Relu(single), x, v => Math.Max(v, 0), v => v > 0 ? 1 : 0, 0, 1e-9);
            Check(ObservationKernels.Leaky(x), x, v => v > 0 ? v : 0.2 * v, v => v > 0 ? 1 : 0.2, 0, 1e-13);
        }
    }

    [Fact]
    public void NoElements_GiveNoFigures()
    {
        ActivationStatistics none = ObservationKernels.Relu([]);

        Assert.Equal(0, none.Count);
        Assert.True(double.IsNaN(none.Mean) && double.IsNaN(none.Rms) && double.IsNaN(none.Minimum) && double.IsNaN(none.Maximum));
        Assert.Equal((0, 0), (none.SaturatedShare, none.DeadShare));
    }

    [Fact]
    public void NaN_ShowsInTheMeansAndNotInTheExtremes()
    {
        for (int position = 0; position < 40; position++)
        {
            float[] x = [.. Enumerable.Range(0, 40).Select(i => i == position ? float.NaN : i % 5)];
            ActivationStatistics found = ObservationKernels.Relu(x);
            Assert.True(double.IsNaN(found.Mean) && double.IsNaN(found.Rms));
            Assert.Equal((0, 4), (found.Minimum, found.Maximum));
        }
    }

    [Fact]
    public void Infinity_IsTheMaximum()
    {
        ActivationStatistics found = ObservationKernels.Leaky([1, double.PositiveInfinity, -5]);

        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, -1), (found.Mean, found.Maximum, found.Minimum));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryRow_IsObservedInOnePass(string row)
    {
        foreach (ElementType element in Enum.GetValues<ElementType>())
        {
            var kernel = Lowering.Kernel.Create(Requests.OfRow(row, Lowering.KernelKind.Observe, element) with
            {
                FlatSlope = 0.01,
            });
            var lowering = new KernelLowering(kernel, Bits.IsFused);
            RowPass[] passes = [.. RowReduction.Passes(lowering.Steps)];

            Assert.True(kernel.IsObservation);
            Assert.Equal([.. kernel.Outputs.Select(lowering.StepOf).Distinct().Order()], Enumerable.Range(0, lowering.Steps.Length));
            Assert.Equal(lowering.Steps.Length, Assert.Single(passes).Count);
        }
    }

    private static void Check(ActivationStatistics found, double[] x, Func<double, double> value, Func<double, double> slope, double steepest, double tolerance)
    {
        double[] values = [.. x.Select(value)];
        Assert.Equal(x.Length, found.Count);
        Assert.Equal(values.Average(), found.Mean, tolerance);
        Assert.Equal(Math.Sqrt(values.Average(v => v * v)), found.Rms, tolerance);
        Assert.Equal(values.Min(), found.Minimum, tolerance);
        Assert.Equal(values.Max(), found.Maximum, tolerance);
        Assert.Equal((double)x.Count(v => steepest > 0 && Math.Abs(slope(v)) < 0.05 * steepest) / x.Length, found.SaturatedShare);
        Assert.Equal((double)x.Count(v => slope(v) == 0) / x.Length, found.DeadShare);
    }
}
