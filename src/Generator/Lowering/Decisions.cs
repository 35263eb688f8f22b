using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Leaves out what the bound of a guarded kernel has decided: limits that no value reaches, and arms that none takes. There are
/// neither infinities nor NaN among its elements.
/// </summary>
internal sealed class Decisions : FormulaPass
{
    // A computed value may lie outside of its range by a few roundings.
    private const double Margin = 1 + 1e-5;

    private readonly FormulaFacts facts;

    public Decisions(FormulaFacts facts) => this.facts = facts;

    public Expr Take(Expr e) => facts.IsBounded ? Visit(e) : e;

    protected override Expr? Rewrite(Expr e)
    {
        Expr simpler = Rebuilt(e);
        return Choice(simpler) ?? simpler;
    }

    private Expr? Choice(Expr e) => !facts.IsOrdinary(e) ? null : e.Operation switch
    {
        Operation.Min => IsBelow(e[0], e[1]) ? e[0] : IsBelow(e[1], e[0]) ? e[1] : null,
        Operation.Max => IsBelow(e[0], e[1]) ? e[1] : IsBelow(e[1], e[0]) ? e[0] : null,
        Operation.Select when e[0].Operation is Operation.Less or Operation.LessOrEqual =>
            IsBelow(e[0][0], e[0][1]) ? e[1] : IsBelow(e[0][1], e[0][0]) ? e[2] : null,
        _ => null,
    };

    private bool IsBelow(Expr a, Expr b)
    {
        (double most, double least) = (facts.Ranges.Of(a).Most, facts.Ranges.Of(b).Least);
        return (most > 0 ? most * Margin : most / Margin) < (least > 0 ? least / Margin : least * Margin);
    }
}
