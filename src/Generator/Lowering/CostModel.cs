using System;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>What a program costs, in instructions of a full vector per element of a 64-byte vector.</summary>
internal static class CostModel
{
    // Conversions between float and double at both ends of a wide program, and the longer latency of its chains: measured as
    // 2.24 times the time of a float instruction (2 would be the ratio of the lanes).
    private const double Wide = 2.24;
    private const double Division = 3;

    // A core of 4 GHz that begins an instruction on 64 bytes in every cycle.
    private const double Cycle = 0.25;
    private const int VectorBytes = 64;

    // What main memory takes for the bytes of a float that is read and one that is written past the caches is 0.25 ns; the work
    // overlaps with it.
    private const double MemoryBound = 0.2;

    /// <summary>Roughly what a kernel takes for an element on the widest vectors, in nanoseconds; memory apart.</summary>
    public static double NanosecondsPerElement(Kernel kernel)
    {
        var lowering = new KernelLowering(kernel, isFused: true);
        double passes = RowReduction.Passes(lowering.Steps)
            .Where(pass => lowering.Steps[pass.First].Kind != RowStepKind.Once)
            .Sum(pass => PerElement(lowering.Pass(pass)));
        int lanes = VectorBytes / kernel.Element.Bytes();

        // A load and a store at least.
        return Cycle / lanes * Math.Max(2, passes + lowering.Elements().Sum(PerElement));
    }

    /// <summary>Whether main memory takes longer for long spans than the work on them.</summary>
    public static bool IsMemoryBound(Program program) =>
        Cycle * PerElement(program) * program.Element.Bytes() / VectorBytes <= MemoryBound;

    public static double PerElement(Program program)
    {
        double instructions = program.Instructions.Where(i => !i.IsLeaf).Sum(i => i.Opcode is Opcode.Divide or Opcode.Sqrt ? Division : 1);
        return program.Lane == ElementType.Double && program.Element == ElementType.Single ? Wide * instructions : instructions;
    }
}
