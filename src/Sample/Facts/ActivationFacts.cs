using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Propagation;

namespace ActivationKernels.Sample.Facts;

/// <summary>A stretch of inputs; a bound may be infinite.</summary>
internal readonly record struct Stretch(double Low, double High);

/// <summary>A parameter of an activation.</summary>
internal sealed record ParameterFacts(string Name, double Default, string Range, string Reason);

/// <summary>The derivative with respect to one input.</summary>
internal sealed record DerivativeFacts(string Input, string Formula);

/// <summary>
/// One activation as the compiler knows it: every text and figure comes from its row of the catalog. Curves run along
/// <see cref="Along"/>; other inputs are held at <see cref="Held"/>.
/// </summary>
internal sealed class ActivationFacts
{
    /// <summary>Where the slope is below this share of the steepest one, the activation counts as flat.</summary>
    public const double FlatShare = 0.05;

    private readonly Activation row;
    private readonly Curve? curve;

    private ActivationFacts(Activation row)
    {
        this.row = row;
        var table = new ExprTable();
        FormulaOperands named = Operands(row, table, p => table.Parameter(p.Name));
        Expr formula = row.Formula(named);
        Formula = FormulaPrinter.Print(formula);
        Along = row.Inputs[row.Inputs.Length - 1 - row.ScalarInputs.Length];
        if (ElementWiseFormulas.Contains(formula))
        {
            Derivatives = [.. named.Inputs.Select(i => new DerivativeFacts(i.Name, FormulaPrinter.Print(Differentiator.Differentiate(formula, i))))];
            curve = new Curve(row, Operands(row, table, p => table.Constant(p.Default)), Along, At);
            Traits = ActivationBehaviour.Of(row.Name, [], FlatShare) is { } behaviour ? new ActivationTraits(behaviour) : null;
        }
    }

    /// <summary>Every row of the catalog.</summary>
    public static IReadOnlyList<ActivationFacts> All { get; } = [.. ActivationCatalog.All.Select(row => new ActivationFacts(row))];

    public string Name => row.Name;

    public IReadOnlyList<string> Aliases => row.Aliases;

    public string Summary => row.Summary;

    /// <summary>What holds at kinks, as a sentence; empty for a smooth function.</summary>
    public string Kinks => row.Kinks;

    public IReadOnlyList<string> Inputs => row.Inputs;

    public string Formula { get; }

    /// <summary>One for each input; none where a value depends on a whole row.</summary>
    public IReadOnlyList<DerivativeFacts> Derivatives { get; } = [];

    /// <summary>False where a value depends on a whole row, so that no curve shows it.</summary>
    public bool HasCurve => curve is not null;

    public IReadOnlyList<ParameterFacts> Parameters => [.. row.Parameters.Select(p => new ParameterFacts(p.Name, p.Default, p.Range, p.Reason))];

    /// <summary>The input that curves run along.</summary>
    public string Along { get; }

    /// <summary>What the other inputs are held at, for example "value = 1"; empty for one input.</summary>
    public string Held => string.Join(", ", row.Inputs.Where(i => i != Along).Select(i => FormattableString.Invariant($"{i} = {HeldValue(i)}")));

    /// <summary>Supremum of |f'|; infinite where there is none.</summary>
    public double SteepestSlope => Drawn.SteepestSlope;

    /// <summary>Where |f'| lies below <see cref="FlatShare"/> of the steepest slope.</summary>
    public IReadOnlyList<Stretch> FlatStretches => Drawn.FlatStretches;

    /// <summary>What it does to signals and gradients; null where a value depends on more than one input.</summary>
    public ActivationTraits? Traits { get; }

    /// <summary>The row of that name or alias; case, '-' and '_' do not count. Null for none.</summary>
    public static ActivationFacts? Find(string name) =>
        ActivationCatalog.Find(name) is { } row ? All.First(f => f.Name == row.Name) : null;

    /// <summary>The name or alias that differs least.</summary>
    public static string Nearest(string name) => ActivationCatalog.Nearest(name);

    /// <exception cref="InvalidOperationException">There is no curve.</exception>
    public double Value(double x) => Drawn.Value(x);

    /// <summary>The derivative along <see cref="Along"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no curve.</exception>
    public double Slope(double x) => Drawn.Slope(x);

    /// <summary>
    /// Where curves hold an input that they do not run along. An input that may be one number for a whole span acts like a slope;
    /// the others open a gate or compete with the input.
    /// </summary>
    public double HeldValue(string input) => row.ScalarInputs.Contains(input) ? 0.25 : 1;

    /// <summary>The plain loops that a person would write for it; null where .NET lacks one of its functions, or values depend on a whole row.</summary>
    public ScalarLoops? PlainLoops() => HasCurve ? ScalarLoops.Compile(row) : null;

    /// <summary>The formula over a whole row; null where each value depends on its own inputs alone.</summary>
    public RowFormula? OverRow() => HasCurve ? null : new RowFormula(row);

    private Curve Drawn => curve ?? throw new InvalidOperationException($"'{Name}' is no curve.");

    private static FormulaOperands Operands(Activation row, ExprTable table, Func<Parameter, Expr> parameter) => new(
        row.Inputs.Select(table.Input).ToImmutableArray(),
        row.Parameters.ToDictionary(p => p.Name, parameter, StringComparer.Ordinal));

    private double At(string input, double x) => input == Along ? x : HeldValue(input);

    /// <summary>Value and slope along one input, and where the slope is next to nothing.</summary>
    private sealed class Curve
    {
        // Steeper than this the slope has no end, and no share of it means anything.
        private const double EndlessSlope = 1e3;

        private readonly Expr value;
        private readonly Expr slope;
        private readonly Func<string, double, double> at;

        public Curve(Activation row, FormulaOperands operands, string along, Func<string, double, double> at)
        {
            this.at = at;
            value = row.Value(operands);
            slope = row.Derivative(operands, operands.Inputs[row.Inputs.IndexOf(along)]);
            double steepest = LevelSets.Grid.Max(x => Math.Abs(Slope(x)));
            SteepestSlope = steepest > EndlessSlope ? double.PositiveInfinity : steepest;
            FlatStretches = steepest > EndlessSlope
                ? []
                : [.. LevelSets.Below(x => Math.Abs(Slope(x)), FlatShare * steepest, LevelSets.Kinks(value, slope)).Select(s => new Stretch(Snap(s.Least), Snap(s.Most)))];
        }

        public double SteepestSlope { get; }

        public IReadOnlyList<Stretch> FlatStretches { get; }

        public double Value(double x) => Evaluator.Evaluate(value, name => at(name, x));

        public double Slope(double x) => Evaluator.Evaluate(slope, name => at(name, x));

        // Ends are found by bisection: they lie one step of the last place beside a round number.
        private static double Snap(double end) => double.IsInfinity(end) ? end : Math.Round(end, 12);
    }
}
