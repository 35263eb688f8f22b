using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>What is known about the formulas of one kernel, found once for all ways of computing them.</summary>
internal sealed class FormulaFacts
{
    private readonly HashSet<Expr> untested;
    private readonly Dictionary<Expr, bool> ordinary = new();

    /// <param name="bound">The largest magnitude of inputs, of parameters that are known at run time, and of the reciprocals of those that divide.</param>
    /// <param name="untested">Inputs that may lie beyond the bound, or be NaN.</param>
    public FormulaFacts(double bound, IEnumerable<Expr> untested)
    {
        this.untested = new HashSet<Expr>(untested);
        IsBounded = !double.IsInfinity(bound);
        Ranges = new Ranges(bound);
        foreach (Expr input in this.untested)
        {
            Ranges.Bind(input, Interval.All);
        }

        Infinities = new Infinities(Ranges);
    }

    /// <summary>Whether a loop keeps elements beyond the bound apart.</summary>
    public bool IsBounded { get; }

    /// <summary>Whether everything that comes into a value is within the bound.</summary>
    public bool IsOrdinary(Expr e)
    {
        if (!ordinary.TryGetValue(e, out bool result))
        {
            result = IsBounded && !untested.Contains(e) && e.Operands.All(IsOrdinary);
            ordinary.Add(e, result);
        }

        return result;
    }

    public Ranges Ranges { get; }

    public Infinities Infinities { get; }

    public RoundingCost RoundingCost { get; } = new();
}
