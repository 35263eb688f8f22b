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
        var expansion = new Expansion();
        List<Expr> roots = kernel.Outputs.Select(expansion.Expand).ToList();
        bool isExtended = !roots.All(new Roundings(kernel.Element).IsAtMostOne);
        ElementType lane = isExtended ? ElementType.Double : kernel.Element;
        var builder = new ProgramBuilder(lane, isFused);
        var leaves = new Dictionary<Expr, int>();
        for (int i = 0; i < kernel.Inputs.Length; i++)
        {
            leaves[kernel.Inputs[i]] = builder.Emit(new Instruction(Opcode.Input, Bits: i));
        }

        for (int i = 0; i < kernel.Scalars.Length; i++)
        {
            leaves[kernel.Scalars[i]] = builder.Emit(new Instruction(Opcode.Scalar, Bits: i));
        }

        bool isPaired = isExtended && kernel.Element == ElementType.Double;
        var approximator = new Approximator(builder, isPaired, e => leaves[e]);
        int[] outputs = roots.Select(approximator.Round).ToArray();
        return builder.Build(
            kernel.Element,
            kernel.Inputs.Select(e => e.Name).ToImmutableArray(),
            kernel.Scalars.Select(e => e.Name).ToImmutableArray(),
            outputs);
    }
}
