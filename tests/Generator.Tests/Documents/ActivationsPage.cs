using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>Writes docs/activations.md from the rows of the catalog.</summary>
internal static class ActivationsPage
{
    private const int PlotWidth = 65;
    private const int PlotHeight = 15;
    private const double PlotEnd = 4;

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # Activations

            Written from the catalog by the tests; do not edit by hand (`AK_ACCEPT_SNAPSHOTS=1 dotnet test tests/Generator.Tests` writes it again).

            Names ignore case, `-` and `_`. Every row exists over `float` and `double`, as forward kernel, derivative, backward and both in
            one pass; rows of several inputs have one gradient for each input. NaN in gives NaN out. The accuracy of each is in
            [accuracy.md](accuracy.md). In the pictures `#` is the function and `.` its derivative, x from -4 to 4.


            """.ReplaceLineEndings("\n"));
        text.Append("| name | also | what | inputs | parameters |\n|---|---|---|---|---|\n");
        foreach (Activation row in ActivationCatalog.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| [{row.Name}](#{row.Name}) | {string.Join(", ", row.Aliases)} | {row.Summary} | {InputNames(row)} | {string.Join(", ", row.Parameters.Select(p => p.Name))} |\n");
        }

        foreach (Activation row in ActivationCatalog.All)
        {
            WriteRow(text, row);
        }

        return text.ToString().Replace("|  |", "| |", StringComparison.Ordinal).Replace("|  |", "| |", StringComparison.Ordinal);
    }

    private static string InputNames(Activation row) => row.MostInputs > row.LeastInputs
        ? FormattableString.Invariant($"{row.LeastInputs} to {row.MostInputs}")
        : string.Join(", ", row.Inputs);

    private static void WriteRow(StringBuilder text, Activation row)
    {
        FormulaOperands operands = Operands(row, p => null);
        text.Append(CultureInfo.InvariantCulture, $"\n## {row.Name}\n\n{row.Summary}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"    f = {FormulaPrinter.Print(row.Formula(operands))}\n");
        if (row.IsRowReduction)
        {
            var table = new ExprTable();
            var output = new FormulaOperands(ImmutableArray.Create(table.Input("y")), new Dictionary<string, Expr>());
            string gradient = FormulaPrinter.Print(row.RowGradient(output, table.Input("upstream")));
            text.Append(CultureInfo.InvariantCulture, $"    gradient = {gradient}, from the output y\n\nOne span is one row; `int rowLength` makes it a batch of rows. {row.Kinks}\n");
            return;
        }

        foreach (Expr input in operands.Inputs)
        {
            string prime = operands.Inputs.Length == 1 ? "f'" : $"df/d{input.Name}";
            text.Append(CultureInfo.InvariantCulture, $"    {prime} = {FormulaPrinter.Print(Differentiator.Differentiate(row.Formula(operands), input))}\n");
        }

        text.Append('\n');
        if (row.Kinks.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Kinks}\n\n");
        }

        if (!double.IsInfinity(row.LargestInput))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(double.IsInfinity(row.LargestSingle) ? "Doubles" : "Inputs")} beyond {row.LargestInput:R} in magnitude may give NaN.\n\n");
        }

        if (row.FromOutput(operands) is { } fromOutput)
        {
            text.Append(CultureInfo.InvariantCulture, $"From its output y, the derivative is {Regex.Replace(FormulaPrinter.Print(fromOutput), @"\bx\b", "y")}.\n\n");
        }

        if (row.IsRandomised)
        {
            FormulaOperands drawn = Operands(row.ForTraining(), p => null);
            text.Append(CultureInfo.InvariantCulture, $"Training, with `ulong seed`: f = {FormulaPrinter.Print(row.ForTraining().Formula(drawn))}, the noise uniform on [0, 1).\n\n");
        }

        if (row.Order is { } order)
        {
            text.Append(CultureInfo.InvariantCulture, $"{order.Smaller} has to be smaller than {order.Larger}: {order.Reason}.\n\n");
        }

        if (!row.Parameters.IsEmpty)
        {
            text.Append("| parameter | default | range | because |\n|---|---|---|---|\n");
            foreach (Parameter p in row.Parameters)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {p.Name} | {p.Default:R} | {p.Range} | {p.Reason} |\n");
            }

            text.Append('\n');
        }

        if (row.LeastInputs == 1)
        {
            WriteValues(text, row);
        }
    }

    private static void WriteValues(StringBuilder text, Activation row)
    {
        FormulaOperands operands = Operands(row, p => p.Default);
        Expr value = row.Value(operands);
        Expr derivative = row.Derivative(operands, operands.X);
        double[] points = [double.NegativeInfinity, -0.0, 0, double.PositiveInfinity];
        text.Append("| x | -infinity | -0 | 0 | infinity |\n|---|---|---|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| f | {string.Join(" | ", points.Select(x => Text(At(value, x))))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| f' | {string.Join(" | ", points.Select(x => Text(At(derivative, x))))} |\n\n");
        text.Append("```\n").Append(Plot(value, derivative)).Append("```\n");
    }

    private static FormulaOperands Operands(Activation row, Func<Parameter, double?> value)
    {
        var table = new ExprTable();
        return new FormulaOperands(
            row.Inputs.Select(table.Input).ToImmutableArray(),
            row.Parameters.ToDictionary(
                p => p.Name, p => value(p) is { } number ? table.Constant(number) : table.Parameter(p.Name), StringComparer.Ordinal));
    }

    private static double At(Expr root, double x) => Evaluator.Evaluate(root, _ => x);

    // Six digits: the last bits of Math differ between platforms.
    private static string Text(double value) => double.IsPositiveInfinity(value) ? "infinity"
        : double.IsNegativeInfinity(value) ? "-infinity"
        : value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Plot(Expr value, Expr derivative)
    {
        double[] x = [.. Enumerable.Range(0, PlotWidth).Select(i => PlotEnd * ((2.0 * i / (PlotWidth - 1)) - 1))];
        double[] f = [.. x.Select(point => At(value, point))];
        double[] slope = [.. x.Select(point => At(derivative, point))];
        double[] all = [.. f.Concat(slope).Where(double.IsFinite).Select(y => Math.Clamp(y, -PlotEnd, PlotEnd))];
        double least = Math.Min(0, all.Min());
        double step = (Math.Max(all.Max(), least + 1) - least) / (PlotHeight - 1);
        var text = new StringBuilder();
        for (int line = PlotHeight - 1; line >= 0; line--)
        {
            double y = least + (line * step);
            char[] row = [.. Enumerable.Range(0, PlotWidth).Select(i => Mark(f[i], slope[i], x[i], y, step))];
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{y,6:0.00} {new string(row)}").TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static char Mark(double f, double slope, double x, double y, double step) =>
        IsNear(f, y, step) ? '#' : IsNear(slope, y, step) ? '.' : x == 0 ? '|' : ' ';

    // A small offset decides ties in the same way on every platform.
    private static bool IsNear(double value, double y, double step) => value - y + 1e-9 > -step / 2 && value - y + 1e-9 <= step / 2;
}
