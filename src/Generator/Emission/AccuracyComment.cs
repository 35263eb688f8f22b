using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// What the header of a file says about the error of a user's formula, or of a fast kernel: a bound where one is proven, and what
/// its primitives contribute.
/// </summary>
internal static class AccuracyComment
{
    /// <param name="kernel">What is computed.</param>
    /// <param name="usesFloats">Whether the fast grade takes effect on elements.</param>
    /// <param name="usesPlainSums">Whether it takes effect on sums over a row.</param>
    public static IEnumerable<string> Lines(Kernel kernel, bool usesFloats, bool usesPlainSums)
    {
        if (usesPlainSums)
        {
            yield return "accuracy: sums over a row are kept in double, so what cancels them has their errors: about 2^-50 of what they sum up";
            yield break;
        }

        string element = Vocabulary.Keyword(kernel.Element);
        var roundings = new Roundings(kernel.Element, new Ranges(), isFused: false);
        if (kernel.IsFast && !usesFloats)
        {
            yield return "the fast grade takes no effect here: plain floats are too inexact for this formula, or save too little";
        }

        yield return kernel.Outputs.All(roundings.IsAtMostOne)
            ? $"accuracy: at most one rounding, so the result is the nearest {element}"
            : usesFloats ? "accuracy: computed in floats; a few units in the last place by an analysis of first order at sample points"
            : kernel.Element == ElementType.Single
                ? "accuracy: computed in double or in pairs of floats, and rounded once; no bound is proven for the formula as a whole"
                : "accuracy: computed in pairs of doubles, and rounded once; no bound is proven for the formula as a whole";
        ImmutableArray<Primitive> written = Calls(kernel.Outputs);
        if (written.IsEmpty)
        {
            yield break;
        }

        var expansion = new Expansion(new Ranges());
        var tables = new Expansion(new Ranges(), hasTables: kernel.Element == ElementType.Single);
        IEnumerable<string> errors = Calls(kernel.Outputs.Select(expansion.Expand).Concat(kernel.Outputs.Select(tables.ExpandRoot)))
            .Select(p => (p.Name, Error: usesFloats ? ApproximationErrors.InFloats(p) : ApproximationErrors.Find(p, kernel.Element)))
            .Where(p => p.Error is not null)
            .Select(p => p.Name + " " + p.Error!.Value.ToString("0.0e-0", CultureInfo.InvariantCulture));
        yield return "primitives: " + string.Join(", ", written.Select(p => p.Name));
        yield return "they rest on approximations with these relative errors: " + string.Join(", ", errors);
    }

    // In the order of their first use.
    private static ImmutableArray<Primitive> Calls(IEnumerable<Expr> roots)
    {
        var found = ImmutableArray.CreateBuilder<Primitive>();
        var seen = new HashSet<Expr>();
        foreach (Expr root in roots)
        {
            Visit(root);
        }

        return found.Distinct().ToImmutableArray();

        void Visit(Expr e)
        {
            if (!seen.Add(e))
            {
                return;
            }

            foreach (Expr operand in e.Operands)
            {
                Visit(operand);
            }

            if (e.Primitive is { } primitive)
            {
                found.Add(primitive);
            }
        }
    }
}
