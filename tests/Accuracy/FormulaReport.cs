using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ActivationKernels.Oracles.Formulas;

namespace ActivationKernels.AccuracySweep;

/// <summary>The page on kernels of formulas that are no rows of the catalog: random ones, compared with high precision.</summary>
internal static class FormulaReport
{
    private static readonly int[] Depths = [2, 3];

    /// <param name="formulas">Number of formulas of each depth.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="date">Of the measurement.</param>
    public static string Write(int formulas, int threads, DateOnly date)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Accuracy of random formulas

            Written by `dotnet run -c Release --project tests/Accuracy -- --formulas {formulas}` on {date:yyyy-MM-dd}.

            Random formulas, as the reader recognises them, lowered as the generator does it, with fused operations; values and gradients
            in both grades, each at 80 inputs of all magnitudes, against MPFR with 400 bits. Inputs count where plain double arithmetic
            gives the formula right, and where no root lies within 30 % of one of them. An accurate kernel counts as wrong from
            {FormulaComparison.MostOfAccurate} units in the last place on, a fast one from {FormulaComparison.MostOfFast}, unless it is off by no more than the least normal float.

            | operations deep | kernels | largest error of an accurate one that is not wrong | of a fast one, of ordinary size | wrong |
            | --- | --- | --- | --- | --- |

            """);
        var wrong = new List<FormulaError>();
        foreach (int depth in Depths)
        {
            FormulaError[] errors = Compare(formulas, depth, threads);
            FormulaError[] right = errors.Where(error => !FormulaComparison.IsWrong(error)).ToArray();
            wrong.AddRange(errors.Except(right));
            page.AppendLine(CultureInfo.InvariantCulture, $"| {depth} | {errors.Length} | {Largest(isFast: false)} | {Largest(isFast: true)} | {errors.Length - right.Length} |");

            string Largest(bool isFast) => right.Where(error => error.IsFast == isFast && error.Ulps <= FormulaComparison.MostOfFast).Select(error => error.Ulps).DefaultIfEmpty().Max().ToString("0.00", CultureInfo.InvariantCulture);
        }

        page.AppendLine().AppendLine("## Wrong").AppendLine();
        foreach (FormulaError error in wrong)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"- `{error}`");
        }

        return page.AppendLine(wrong.Count == 0 ? "None." : string.Empty).ToString().TrimEnd().ReplaceLineEndings("\n") + "\n";
    }

    private static FormulaError[] Compare(int formulas, int depth, int threads)
    {
        var found = new ConcurrentBag<(int Seed, FormulaError Error)>();
        Parallel.For(0, formulas, new ParallelOptions { MaxDegreeOfParallelism = threads }, seed =>
        {
            if (RandomFormula.Make(seed, depth) is { } formula)
            {
                foreach (FormulaError error in FormulaComparison.Compare(formula, seed))
                {
                    found.Add((seed, error));
                }
            }
        });
        return found.OrderBy(entry => entry.Seed).ThenBy(entry => entry.Error.IsFast).ThenBy(entry => entry.Error.Kind).Select(entry => entry.Error).ToArray();
    }
}
