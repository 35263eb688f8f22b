using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>From the formulas of a kernel to its program.</summary>
internal static class KernelLowering
{
    /// <summary>
    /// The programs of a kernel, one for each precision that its outputs want. An output is computed as if it were alone, so that
    /// a kernel of two outputs gives the bits of two kernels.
    /// </summary>
    /// <param name="kernel">What to compute.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static ImmutableArray<Program> Lower(Kernel kernel, bool isFused)
    {
        var ranges = new Ranges();
        var expansion = new Expansion(ranges);
        List<Expr> roots = kernel.Outputs.Select(expansion.Expand).ToList();
        List<Precision> chosen = roots
            .Select((root, output) => Candidates(kernel.Element, isFused, root, ranges)
                .OrderBy(precision => CostModel.PerElement(Lower(kernel, roots, new[] { output }, precision, isFused, ranges)))
                .First())
            .ToList();

        // Outputs on lanes of one type share one program: pairs can do what plain lanes can.
        return Enumerable.Range(0, roots.Count)
            .GroupBy(output => chosen.FirstOrDefault(other => other.IsPaired && other.Lane == chosen[output].Lane) ?? chosen[output])
            .Select(group => Lower(kernel, roots, group.ToArray(), group.Key, isFused, ranges))
            .ToImmutableArray();
    }

    // Float kernels have a choice: fewer instructions on half as many lanes, or more on all of them. Without fused operations the
    // low parts of float pairs cost too much.
    private static IEnumerable<Precision> Candidates(ElementType element, bool isFused, Expr root, Ranges ranges)
    {
        if (new Roundings(element).IsAtMostOne(root))
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
            if (isFused && new FloatPairs(ranges).Suit(root))
            {
                yield return Precision.SinglePairs;
            }
        }
    }

    private static Program Lower(
        Kernel kernel, List<Expr> roots, int[] outputs, Precision precision, bool isFused, Ranges ranges)
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
        int[] results = outputs.Select(output => approximator.Round(roots[output])).ToArray();
        return builder.Build(
            kernel.Element,
            kernel.Inputs.Select(e => e.Name).ToImmutableArray(),
            kernel.Scalars.Select(e => e.Name).ToImmutableArray(),
            results,
            outputs.ToImmutableArray());
    }
}
