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
        Expr[] roots = kernel.Outputs.Select(expansion.Expand).ToArray();
        Expr[] gradients = kernel.Gradients.Select(expansion.Expand).ToArray();
        Precision[] chosen = Enumerable.Range(0, roots.Length).Select(output => Choose(kernel, gradients, output, isFused, ranges)).ToArray();

        // Outputs on lanes of one type share one program: pairs can do what plain lanes can.
        return Enumerable.Range(0, roots.Length)
            .GroupBy(output => chosen.FirstOrDefault(other => other.IsPaired && other.Lane == chosen[output].Lane) ?? chosen[output])
            .Select(group => Lower(kernel, roots, group.ToArray(), group.Key, isFused, ranges).Program)
            .ToImmutableArray();
    }

    private static Precision Choose(Kernel kernel, Expr[] roots, int output, bool isFused, Ranges ranges) =>
        Candidates(kernel.Element, isFused, roots[output], ranges)
            .Select(precision => (Precision: precision, Lowered: Lower(kernel, roots, new[] { output }, precision, isFused, ranges)))
            .Where(candidate => candidate.Precision != Precision.SinglePairs || !candidate.Lowered.LosesTail)
            .OrderBy(candidate => CostModel.PerElement(candidate.Lowered.Program))
            .First()
            .Precision;

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

    private static (Program Program, bool LosesTail) Lower(
        Kernel kernel, Expr[] roots, int[] outputs, Precision precision, bool isFused, Ranges ranges)
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

        var approximator = new Approximator(builder, precision, ranges, Leaf);
        int[] results = outputs.Select(output => approximator.Round(roots[output])).ToArray();
        Program program = builder.Build(
            kernel.Element,
            kernel.Inputs.Select(e => e.Name).ToImmutableArray(),
            kernel.Scalars.Select(e => e.Name).ToImmutableArray(),
            results,
            outputs.ToImmutableArray());
        return (program, approximator.LosesTail);

        // The upstream of a gradient that is only weighed is no input of the kernel.
        int Leaf(Expr e) => leaves.TryGetValue(e, out int leaf)
            ? leaf
            : builder.Emit(new Instruction(Opcode.Input, Bits: kernel.Inputs.Length));
    }
}
