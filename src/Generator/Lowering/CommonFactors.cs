using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Takes factors that both arms of a choice have out of it: a product less, and the same bits. They stand inside for the sake of what is
/// small or infinite on pairs of floats, neither of which inputs of ordinary size are, nor do double lanes mind.
/// </summary>
internal sealed class CommonFactors : FormulaPass
{
    public Expr TakeOut(Expr e) => Visit(e);

    protected override Expr? Rewrite(Expr e) => Factored(e) is { } factored ? Visit(factored.Factor) * Visit(factored.Choice) : null;

    private static (Expr Factor, Expr Choice)? Factored(Expr e)
    {
        if (e.Operation != Operation.Select || !e[1].HasCalls || !e[2].HasCalls || e[1].Operation != Operation.Multiply || e[2].Operation != Operation.Multiply)
        {
            return null;
        }

        foreach (int left in new[] { 0, 1 })
        {
            foreach (int right in new[] { 0, 1 })
            {
                if (ReferenceEquals(e[1][left], e[2][right]) && !e[1][left].HasCalls)
                {
                    return (e[1][left], e.Table.Select(e[0], e[1][1 - left], e[2][1 - right]));
                }
            }
        }

        return null;
    }
}
