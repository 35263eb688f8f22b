using System;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>What a program costs, in instructions of a full vector per element of a 64-byte vector.</summary>
internal static class CostModel
{
    // Two vectors of doubles for one of floats, of which an instruction takes a fifth more than of floats (measured on Zen 4 over the
    // gates of silu and gelu: 0.0140 ns an element for each against 0.0116).
    private const double Wide = 2.4;

    // What it takes to load a vector of floats as doubles, or to store it back.
    private const double Conversion = 3.6;

    // For how long a division or a square root keeps the divider busy: between the figures of current processors, 6 to 20 for floats
    // and 20 to 32 for doubles. All other units work on meanwhile, those on doubles hardly disturbed.
    private const double FloatDivision = 10;
    private const double DoubleDivision = 23;
    private const double FloatDisturbance = 0.5;
    private const double DoubleDisturbance = 0.05;

    // What a look-up in one of the large tables takes beyond an instruction: there are so many of them that they come from memory.
    private const double LookUp = 0.6;

    // A core of 4 GHz that begins an instruction on 64 bytes in every cycle.
    private const double Cycle = 0.25;
    private const int VectorBytes = 64;

    // What main memory takes for the bytes of a float that is read and one that is written past the caches is 0.25 ns; the work
    // overlaps with it.
    private const double MemoryBound = 0.2;

    /// <summary>Roughly what a kernel takes for an element on the widest vectors, in nanoseconds; memory apart.</summary>
    public static double NanosecondsPerElement(Kernel kernel)
    {
        var general = new KernelLowering(kernel, isFused: true);
        KernelLowering lowering = general.Guarded ?? general;
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
        // What is the same for all elements is computed once.
        bool[] isInvariant = program.Invariants();
        Instruction[] computed = program.Instructions.Where((i, index) => !i.IsLeaf && !isInvariant[index]).ToArray();
        int vectors = computed.Length;
        int divisions = computed.Count(i => i.Opcode is Opcode.Divide or Opcode.Sqrt);
        bool isWide = program.Lane == ElementType.Double && program.Element == ElementType.Single;
        double work = isWide
            ? (Wide * vectors) + (Conversion * (program.Instructions.Count(i => i.Opcode == Opcode.Input) + program.Outputs.Length))
            : vectors + (LookUp * computed.Count(i => i.Opcode == Opcode.LookUp && FloatTables.Period(i.Bits) == FloatTables.Length));
        double division = divisions * (isWide ? Wide * DoubleDivision : program.Lane == ElementType.Double ? DoubleDivision : FloatDivision);
        return Math.Max(work, division) + ((program.Lane == ElementType.Double ? DoubleDisturbance : FloatDisturbance) * Math.Min(work, division));
    }
}
