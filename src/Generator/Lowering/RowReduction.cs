using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How one value of a row comes about.</summary>
internal enum RowStepKind
{
    /// <summary>The largest value of the operand over all elements.</summary>
    Max,

    /// <summary>The sum of the operand over all elements.</summary>
    Sum,

    /// <summary>The operand, which is the same for all elements.</summary>
    Once,
}

/// <summary>One value of a row, computed before those elements that need it.</summary>
/// <param name="Value">The expression that has this value.</param>
/// <param name="Kind">How it comes about.</param>
/// <param name="Operand">What is computed: for each element, or once.</param>
/// <param name="Level">How many passes over the row come before it.</param>
internal sealed record RowStep(Expr Value, RowStepKind Kind, Expr Operand, int Level);

/// <summary>Steps that are computed together: reductions in one pass over the row, or one value from earlier ones.</summary>
/// <param name="First">Index of the first step.</param>
/// <param name="Count">Number of steps.</param>
internal readonly record struct RowPass(int First, int Count)
{
    /// <summary>The indices of the steps.</summary>
    public IEnumerable<int> Steps => Enumerable.Range(First, Count);
}

/// <summary>
/// Takes formulas with reductions apart: the reductions and what follows from them alone become steps, in an order in which each
/// needs only earlier ones; what is left is computed element by element.
/// </summary>
internal sealed class RowReduction
{
    private readonly List<RowStep> steps = new();
    private readonly HashSet<Expr> visited = new();
    private readonly Dictionary<Expr, bool> uniform = new();

    private RowReduction()
    {
    }

    public static ImmutableArray<RowStep> Steps(IEnumerable<Expr> roots)
    {
        var reduction = new RowReduction();
        foreach (Expr root in roots)
        {
            reduction.Visit(root, parent: null);
        }

        return reduction.steps.OrderBy(step => step.Level).ThenBy(step => step.Kind == RowStepKind.Once).ToImmutableArray();
    }

    public static IEnumerable<RowPass> Passes(ImmutableArray<RowStep> steps)
    {
        for (int first = 0, count; first < steps.Length; first += count)
        {
            RowStep start = steps[first];
            count = start.Kind == RowStepKind.Once ? 1 : steps.Count(step => step.Kind != RowStepKind.Once && step.Level == start.Level);
            yield return new RowPass(first, count);
        }
    }

    /// <summary>
    /// The sums over values that the elements need again, and that take more work than to keep them: indices among the steps.
    /// </summary>
    /// <param name="steps">All steps.</param>
    /// <param name="roots">What is computed for each element.</param>
    public static ImmutableArray<int> WorthKeeping(ImmutableArray<RowStep> steps, IEnumerable<Expr> roots)
    {
        var needed = new HashSet<Expr>();
        foreach (Expr root in roots)
        {
            Need(root);
        }

        return Enumerable.Range(0, steps.Length)
            .Where(i => steps[i].Kind == RowStepKind.Sum && needed.Contains(steps[i].Operand) && HasCall(steps[i].Operand))
            .ToImmutableArray();

        void Need(Expr e)
        {
            if (needed.Add(e) && steps.All(step => !ReferenceEquals(step.Value, e)))
            {
                foreach (Expr operand in e.Operands)
                {
                    Need(operand);
                }
            }
        }
    }

    private static bool HasCall(Expr e) => !e.IsReduction && (e.Operation == Operation.Call || e.Operands.Any(HasCall));

    private void Visit(Expr e, Expr? parent)
    {
        // A value of the row inside another one is part of that step.
        bool isStep = e.IsReduction || (IsUniform(e) && !e.IsCondition && (parent is null || !IsUniform(parent) || parent.IsReduction));
        if (!visited.Add(e) && !isStep)
        {
            return;
        }

        foreach (Expr operand in e.Operands)
        {
            Visit(operand, e);
        }

        if (isStep && steps.All(step => !ReferenceEquals(step.Value, e)))
        {
            steps.Add(e.Operation switch
            {
                Operation.RowMax => new RowStep(e, RowStepKind.Max, e[0], e.RowPasses - 1),
                Operation.RowSum => new RowStep(e, RowStepKind.Sum, e[0], e.RowPasses - 1),
                _ => new RowStep(e, RowStepKind.Once, e, e.RowPasses - 1),
            });
        }
    }

    // Depends on reductions and on nothing that differs between the elements; a leaf is no work.
    private bool IsUniform(Expr e)
    {
        if (!uniform.TryGetValue(e, out bool result))
        {
            result = e.IsReduction || (e.RowPasses > 0 && e.Operands.All(IsUniformOrLeaf) && e.Operands.Any(IsUniform));
            uniform.Add(e, result);
        }

        return result;
    }

    private bool IsUniformOrLeaf(Expr e) => e.Operation is Operation.Constant or Operation.Parameter || IsUniform(e) || (e.Operands.Length > 0 && e.Operands.All(IsUniformOrLeaf));
}
