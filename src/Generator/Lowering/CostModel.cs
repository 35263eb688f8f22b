using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>What a program costs, in instructions of a full vector per element of a 64-byte vector.</summary>
internal static class CostModel
{
    // Conversions between float and double at both ends of a wide program, and the longer latency of its chains: measured as
    // 2.24 times the time of a float instruction (2 would be the ratio of the lanes).
    private const double Wide = 2.24;
    private const double Division = 3;

    public static double PerElement(Program program)
    {
        double instructions = program.Instructions.Where(i => !i.IsLeaf).Sum(i => i.Opcode is Opcode.Divide or Opcode.Sqrt ? Division : 1);
        return program.Lane == ElementType.Double && program.Element == ElementType.Single ? Wide * instructions : instructions;
    }
}
