using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>From the formulas of a kernel to its program.</summary>
internal static class KernelLowering
{
    /// <param name="kernel">What to compute.</param>
    /// <param name="isFused">Whether the program may use fused multiply-adds.</param>
    public static Program Lower(Kernel kernel, bool isFused)
    {
        var ranges = new Ranges();
        var expansion = new Expansion(ranges);
        List<Expr> roots = kernel.Outputs.Select(expansion.Expand).ToList();
        return Candidates(kernel.Element, isFused, roots, ranges)
            .Select(precision => Lower(kernel, roots, precision, isFused, ranges))
            .OrderBy(CostModel.PerElement)
            .First();
    }

    // Float kernels have a choice: fewer instructions on half as many lanes, or more on all of them. Without fused operations the
    // low parts of float pairs cost too much.
    private static IEnumerable<Precision> Candidates(ElementType element, bool isFused, List<Expr> roots, Ranges ranges)
    {
        if (roots.All(new Roundings(element).IsAtMostOne))
        {
            yield return Precision.Plain(element);
        }
        else if (element == ElementType.Double)
        {
            yield return Precision.DoublePairs;
        }
        else
        {
            yield return Precision.Wide;
            if (isFused && Calls(roots).All(call => Approximations.Covers(Precision.SinglePairs, call.Primitive!, ranges.Of(call[0]))))
            {
                yield return Precision.SinglePairs;
            }
        }
    }

    private static Program Lower(Kernel kernel, List<Expr> roots, Precision precision, bool isFused, Ranges ranges)
    {
        var builder = new ProgramBuilder(precision.Lane, isFused);
        var leaves = new Dictionary<Expr, int>();
        for (int i = 0; i < kernel.Inputs.Length; i++)
        {
            leaves[kernel.Inputs[i]] = builder.Emit(new Instruction(Opcode.Input, Bits: i));
        }

        for (int i = 0; i < kernel.Scalars.Length; i++)
        {
            leaves[kernel.Scalars[i]] = builder.Emit(new Instruction(Opcode.Scalar, Bits: i));
        }

        var approximator = new Approximator(builder, precision, ranges, e => leaves[e]);
        int[] outputs = roots.Select(approximator.Round).ToArray();
        return builder.Build(
            kernel.Element,
            kernel.Inputs.Select(e => e.Name).ToImmutableArray(),
            kernel.Scalars.Select(e => e.Name).ToImmutableArray(),
            outputs);
    }

    private static HashSet<Expr> Calls(IEnumerable<Expr> roots)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>(roots);
        while (open.Count > 0)
        {
            Expr e = open.Pop();
            if (seen.Add(e))
            {
                foreach (Expr operand in e.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        seen.RemoveWhere(e => e.Operation != Operation.Call);
        return seen;
    }
}
