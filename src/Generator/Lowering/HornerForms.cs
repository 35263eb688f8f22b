using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Writes polynomials by Horner's scheme, constant factors multiplied out: fewer operations, where lanes have digits to spare. A sum that
/// may be 0 stays as it is, and so does a product of sums: their roots keep their digits.
/// </summary>
internal sealed class HornerForms : FormulaPass
{
    // What is multiplied with itself over and over has more than anybody writes.
    private const int MostFactors = 16;

    private readonly Ranges ranges;
    private readonly PowerSums polynomials = new();

    /// <param name="ranges">Where the leaves lie.</param>
    public HornerForms(Ranges ranges)
    {
        this.ranges = ranges;
    }

    /// <summary>A formula without calls means its roundings, and stays as it is.</summary>
    public Expr In(Expr root) => root.HasCalls ? Visit(root) : root;

    protected override Expr? Rewrite(Expr e) => Solid(e)?.ToHorner() ?? Scaled(e);

    private PowerSum? Solid(Expr e) =>
        polynomials.Of(e) is { HasPowers: true } polynomial && polynomial.IsSolid(ranges.Of(polynomial.Value!)) ? polynomial : null;

    // c (a (b P)) = a (b (c P)) for a constant c.
    private Expr? Scaled(Expr e)
    {
        if (e.Operation != Operation.Multiply || e[0].Operation != Operation.Constant)
        {
            return null;
        }

        var factors = new List<Expr>();
        TailedNumber scale = Collect(e, factors);
        int index = factors.FindIndex(factor => Solid(factor) is not null);
        if (index < 0)
        {
            return null;
        }

        factors[index] = Solid(factors[index])!.Times(scale).ToHorner();
        return factors.Select((factor, i) => i == index ? factor : Visit(factor)).Aggregate((product, factor) => product * factor);
    }

    private static TailedNumber Collect(Expr e, List<Expr> factors)
    {
        if (e.Operation == Operation.Constant)
        {
            return TailedNumber.Of(e);
        }

        if (e.Operation == Operation.Multiply && factors.Count < MostFactors)
        {
            return Collect(e[0], factors) * Collect(e[1], factors);
        }

        factors.Add(e);
        return new TailedNumber(1);
    }
}
