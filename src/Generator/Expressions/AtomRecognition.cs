using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>
/// Replaces sub-expressions by the stable atoms that they equal as real functions: what overflows or cancels in the form in which it
/// was written does not in the other. Catalog rows are written with atoms; formulas of the user are not.
/// </summary>
internal sealed class AtomRecognition
{
    // A rewrite can make another one apply: 1 / (1 + exp(-x)), then 1 - sigmoid(x).
    private const int MostSteps = 8;

    private readonly Dictionary<Expr, Expr> recognised = new();
    private readonly List<Rewrite> applied = new();

    private AtomRecognition()
    {
    }

    /// <summary>The formula over stable atoms, and the rewrites that led there, each once, in order.</summary>
    public static (Expr Formula, ImmutableArray<Rewrite> Applied) Recognise(Expr formula)
    {
        var recognition = new AtomRecognition();
        Expr result = recognition.Visit(formula);
        return (result, recognition.applied.Distinct().ToImmutableArray());
    }

    private Expr Visit(Expr e)
    {
        if (!recognised.TryGetValue(e, out Expr? result))
        {
            result = e.Operands.IsEmpty ? e : Rewritten(e.Table.Rebuild(e, e.Operands.Select(Visit).ToArray()));
            recognised.Add(e, result);
        }

        return result;
    }

    private Expr Rewritten(Expr e)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            Expr? better = null;
            foreach (Rewrite rewrite in Rewrites.All)
            {
                better = rewrite.Apply(e);
                if (better is not null)
                {
                    applied.Add(rewrite);
                    break;
                }
            }

            if (better is null)
            {
                return e;
            }

            // The operands of what has been written may have become recognisable too.
            e = better.Operands.IsEmpty ? better : better.Table.Rebuild(better, better.Operands.Select(Visit).ToArray());
        }

        return e;
    }
}
