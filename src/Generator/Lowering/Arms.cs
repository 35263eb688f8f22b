using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Tells the arms of a choice between what its condition compares: where an input lies in them. Arms that call functions are left as they
/// are, since those bound their arguments themselves, and what the arms share stays shared.
/// </summary>
internal sealed class Arms : FormulaPass
{
    public Expr Tell(Expr e) => Visit(e);

    protected override Expr? Rewrite(Expr e) => Told(e) is { } told ? Rebuilt(told) : null;

    private static Expr? Told(Expr e)
    {
        if (e.Operation != Operation.Select || e[0].Operation is not (Operation.Less or Operation.LessOrEqual))
        {
            return null;
        }

        (Expr less, Expr greater) = (e[0][0], e[0][1]);
        return IsPlace(less) && greater.Operation == Operation.Constant
            ? e.Table.Select(e[0], Within(e[1], less, Interval.All with { Most = greater.Value }), Within(e[2], less, Interval.All with { Least = greater.Value }))
            : IsPlace(greater) && less.Operation == Operation.Constant
            ? e.Table.Select(e[0], Within(e[1], greater, Interval.All with { Least = less.Value }), Within(e[2], greater, Interval.All with { Most = less.Value }))
            : null;
    }

    private static bool IsPlace(Expr e) => e.Operation == Operation.Input || (e.Operation == Operation.Within && IsPlace(e[0]));

    private static Expr Within(Expr arm, Expr place, Interval range) =>
        arm.HasCalls || arm.RowPasses > 0 ? arm : PartReplacement.Replace(arm, place, place.Table.Within(place, range));
}
