using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>Turns what was found at a site into a diagnostic: its figures, and the change that repairs it.</summary>
internal sealed class FormulaReporter
{
    // Exponentials overflow at 709.8 in double and at 88.7 in float.
    private const double Largest = 709.782712893384;
    private const double SingleShare = 88.72283905206835 / Largest;
    private const double Far = 1000;

    private static readonly ScalarFunction Sigmoid = Row(Primitive.Sigmoid);
    private static readonly ScalarFunction Tanh = Row(Primitive.Tanh);

    private readonly ImmutableArray<IOperation> blocks;
    private readonly Action<Diagnostic> report;

    public FormulaReporter(ImmutableArray<IOperation> blocks, Action<Diagnostic> report)
    {
        this.blocks = blocks;
        this.report = report;
    }

    /// <summary>A function as a whole.</summary>
    public void Function(FormulaSite site, string name, FormulaView view, Recognition found)
    {
        if (found.Fault == FormulaFault.MirroredSigmoid)
        {
            ReportMirrored(site, name, view.Function);
            return;
        }

        if (found.Fault != FormulaFault.None && (!PoleGuard.IsGuarded(blocks, site.Parameter) || found.Fault is FormulaFault.WrongConstant or FormulaFault.Overflows))
        {
            Report(site, name, view, found, site.Parameter?.Name);
        }
    }

    /// <summary>An expression.</summary>
    public void Expression(FormulaSite site, string name, FormulaView view, Recognition found)
    {
        if (found.Fault == FormulaFault.None)
        {
            return;
        }

        ISymbol? variable = view.Variable is null ? null : PoleGuard.Symbol(view.Variable);
        bool isSilent = found.Fault switch
        {
            // Positive by nature: an energy over a temperature, a rate times a time.
            FormulaFault.InfiniteSigmoid when view.Argument is { } argument && !Substitution.IsSum(argument) && !Substitution.IsMultiple(argument)
                => !FunctionNames.SpeaksOfActivation(name),
            FormulaFault.Overflows => IsBranch(site.Place),
            FormulaFault.MirroredSigmoid => true,
            _ => false,
        };
        if (!isSilent && (!PoleGuard.IsGuarded(blocks, variable) || found.Fault is FormulaFault.WrongConstant or FormulaFault.Overflows))
        {
            Report(site, name, view, found, StableText.Operand(view.Variable?.Syntax));
        }
    }

    public void WrongDerivative(FormulaSite site, string name, DerivativeMistake mistake)
    {
        double x = Fingerprint.Points
            .OrderByDescending(p => Difference(mistake.Function.At(p), mistake.Right.At(p)))
            .First();
        Fingerprint right = Fingerprint.Of(mistake.Right);
        Alteration? repair = Repair.Find(site, right, mistake.Right.Constants())
            ?? (KnownFunctions.Find(right) is { } known ? Whole(site, known.Display, site.Parameter?.Name) : null);
        Report(
            Rules.WrongDerivative, site.Place, repair,
            name, Numbers.Figure(mistake.Function.At(x)), Numbers.Figure(x), mistake.Activation, Numbers.Figure(mistake.Right.At(x)));
    }

    /// <summary>A softmax that does not subtract the largest element first.</summary>
    public void Softmax(SoftmaxFinding softmax)
    {
        IInvocationOperation exponential = softmax.Exponential;
        bool isSingle = exponential.TargetMethod.ContainingType.Name == "MathF" || exponential.Type?.SpecialType == SpecialType.System_Single;
        double limit = isSingle ? Largest * SingleShare : Largest;
        Report(
            Rules.Overflow, exponential, SoftmaxRepair.Of(softmax),
            NetworkRoles.Distribution, Numbers.Figure(Math.Round(limit, 1)), Numbers.Figure(double.NaN), "at most 1: subtract the largest element first");
    }

    private void ReportMirrored(FormulaSite site, string name, ScalarFunction function)
    {
        ScalarFunction? right = FunctionNames.Activation(name)?.Name switch
        {
            "sigmoid" => Sigmoid,
            "tanh" => Tanh,
            _ => null,
        };
        if (right is not null)
        {
            Report(
                Rules.MirroredSigmoid, site.Place, RepairOf(site, "sigmoid", Sigmoid, site.Parameter?.Name),
                name, Numbers.Figure(function.At(1)), FunctionNames.Activation(name)!.Name, Numbers.Figure(right.At(1)));
        }
    }

    private void Report(FormulaSite site, string name, FormulaView view, Recognition found, string? variable)
    {
        ScalarFunction f = view.Function;
        switch (found.Fault)
        {
            case FormulaFault.InfiniteSigmoid:
                Report(
                    Rules.InfiniteSigmoid, site.Place, RepairOf(site, "sigmoid", Sigmoid, variable),
                    Numbers.Figure(f.At(0)), Numbers.Figure(f.At(-1)), Numbers.Figure(Sigmoid.At(0)), Numbers.Figure(Sigmoid.At(-1)));
                break;
            case FormulaFault.CotangentForTanh when !FunctionNames.SpeaksOfCotangent(name):
                Report(
                    Rules.CotangentForTanh, site.Place, RepairOf(site, "tanh", Tanh, variable),
                    Numbers.Figure(f.At(0)), Numbers.Figure(f.At(1)), Numbers.Figure(Tanh.At(0)), Numbers.Figure(Tanh.At(1)));
                break;
            case FormulaFault.WrongConstant:
                NearMiss miss = found.NearMiss!;
                double x = Fingerprint.Points.OrderByDescending(p => Difference(f.At(p), miss.Right(p))).First();
                Alteration? constant = Repair.Find(site, Fingerprint.Of(miss.Right), ShapeFamilies.Constants) ?? Whole(site, miss.Activation, variable);
                Report(
                    Rules.WrongConstant, site.Place, constant,
                    miss.Activation, miss.Problem, Numbers.Figure(f.At(x)), Numbers.Figure(x), Numbers.Figure(miss.Right(x)));
                break;
            case FormulaFault.Overflows:
                ReportOverflow(site, f, found.Known!, variable);
                break;
        }
    }

    private void ReportOverflow(FormulaSite site, ScalarFunction f, KnownFunction known, string? variable)
    {
        double far = IsFinite(f.At(Far)) ? -Far : Far;
        (double finite, double infinite) = (0, far);
        for (int i = 0; i < 40; i++)
        {
            double middle = (finite + infinite) / 2;
            (finite, infinite) = IsFinite(f.At(middle)) ? (middle, infinite) : (finite, middle);
        }

        double share = site.Place.Type?.SpecialType == SpecialType.System_Single ? SingleShare : 1;
        Report(
            Rules.Overflow, site.Place, known.IsDerivative ? null : Whole(site, known.Activation, variable),
            known.Display, Numbers.Figure(Math.Round(infinite * share, 1)), Numbers.Figure(f.At(infinite)), Numbers.Figure(known.Function.At(infinite * share)));
    }

    private static Alteration? RepairOf(FormulaSite site, string activation, ScalarFunction right, string? variable) =>
        Repair.Find(site, Fingerprint.Of(right), Array.Empty<double>()) ?? Whole(site, activation, variable);

    private static Alteration? Whole(FormulaSite site, string activation, string? variable) =>
        StableText.For(activation, site.Place, variable, site.Operations()) is { } text
            ? new Alteration(site.Place, (_, _) => null, site.Place.Syntax.GetLocation(), text)
            : null;

    private void Report(DiagnosticDescriptor rule, IOperation place, Alteration? repair, params object[] arguments) =>
        Report(rule, place, repair is null ? null : Rewriting.Of(repair), arguments);

    private void Report(DiagnosticDescriptor rule, IOperation place, Rewriting? repair, params object[] arguments) => report(Diagnostic.Create(
        rule, place.Syntax.GetLocation(), repair?.Locations, repair?.ToProperties(), arguments));

    // A branch that asks for the variable first knows where the form holds.
    private static bool IsBranch(IOperation place)
    {
        var variables = new HashSet<ISymbol>(place.DescendantsAndSelf().Where(o => FormulaReader.IsNumber(o.Type)).Select(PoleGuard.Symbol).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        for (IOperation? parent = place.Parent; parent is not null; parent = parent.Parent)
        {
            IEnumerable<IOperation> conditions = parent switch
            {
                IConditionalOperation conditional => new[] { conditional.Condition },
                IBlockOperation block => block.Operations.OfType<IConditionalOperation>().Select(c => c.Condition),
                _ => Enumerable.Empty<IOperation>(),
            };
            if (conditions.SelectMany(c => c.DescendantsAndSelf()).Any(o => PoleGuard.Symbol(o) is { } symbol && variables.Contains(symbol)))
            {
                return true;
            }
        }

        return false;
    }

    private static double Difference(double a, double b)
    {
        double difference = Math.Abs(a - b);
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    private static ScalarFunction Row(Primitive primitive) => ScalarFunction.Of(ActivationCatalog.Find(primitive.Name)!)!;
}
