using System;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.AccuracySweep;

/// <summary>Compares a kernel over rows with its formula in high precision, over random rows of many lengths and spreads.</summary>
internal static class RowComparison
{
    private const int Rows = 1000;
    private const int LongestRow = 300;
    private const int Precision = 256;

    public static ReportRow Single(DistributionCase<float> kernel) => Compare(kernel, "float", value => (float)value, value => value, Ulp.Error);

    public static ReportRow Double(DistributionCase<double> kernel) => Compare(kernel, "double", value => value, value => value, Ulp.Error);

    private static ReportRow Compare<T>(
        DistributionCase<T> kernel, string type, Func<double, T> element, Func<T, double> value, Func<T, MpfrNumber, double> error)
    {
        Activation activation = ActivationCatalog.Find(kernel.Row)!;
        Expr formula = activation.Formula(Reference.CreateOperands(activation, 1));
        var random = new Random(13);
        Worst worst = Worst.None(1);
        for (int row = 0; row < Rows; row++)
        {
            T[] x = new T[random.Next(1, LongestRow)];
            double spread = Math.ScaleB(1, random.Next(-6, 8));
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = element((random.NextDouble() - 0.5) * spread);
            }

            T[] y = new T[x.Length];
            kernel.Forward(x, y, x.Length);
            MpfrNumber[] exact = new RowReference(new MpfrNumbers(Precision), x.Length, (_, i) => value(x[i])).Of(formula);
            for (int i = 0; i < x.Length; i++)
            {
                worst = worst.With(error(y[i], exact[i]), value(x[i])) with { Points = worst.Points + 1 };
            }
        }

        return new ReportRow(kernel.Row, type, worst, FormattableString.Invariant($"{Rows:N0} random rows of up to {LongestRow - 1}"), null, null);
    }
}
