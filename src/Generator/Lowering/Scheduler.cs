using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>How often the main loop repeats the program: as long as the live values of all copies fit the registers.</summary>
internal static class Scheduler
{
    private const int Most = 4;
    private const int Least = 2;

    // AVX-512 and Arm have 32 vector registers. Four copies gain more than the spills of some twenty values cost, as measured.
    private const int Registers = 56;

    // AVX2 has 16, and so has x64 without it; constants are memory operands there. More values for each copy cost up to a third, as
    // measured, and spans beyond two count twice.
    private const int FewRegisters = 32;

    // Tables are wanted in registers too.
    private const int RegistersBesideTables = 44;

    // So few instructions over three spans or more wait for loads and stores, which more copies only crowd: two are up to a fifth faster
    // than four, as measured. Over two spans a short one is gone with four at once.
    private const double Few = 8;
    private const int Many = 3;

    private const int BitsOfFloat = 32;
    private const int BitsOfAvx2 = 256;

    /// <param name="program">The straight-line code of one vector.</param>
    /// <param name="bits">Width of the vector.</param>
    public static int UnrollFactor(Program program, int bits)
    {
        if (OwnTables(program).Any(i => FillsSeveral(i.Bits, bits)))
        {
            return 1;
        }

        int spans = program.Inputs.Length + program.Outputs.Length;
        if (spans >= Many && CostModel.PerElement(program) <= Few)
        {
            return Least;
        }

        int live = MostLive(program);
        return HasFewRegisters(program, bits)
            ? Most * (live + (2 * (spans - 2))) <= FewRegisters ? Most : bits == BitsOfAvx2 ? Least : 1
            : Most * live <= (OwnTables(program).Any() ? RegistersBesideTables : Registers) ? Most : Least;
    }

    /// <summary>The largest number of computed values that are alive at once.</summary>
    public static int MostLive(Program program)
    {
        ImmutableArray<Instruction> code = program.Instructions;
        int[] lastUse = Enumerable.Repeat(-1, code.Length).ToArray();
        for (int i = 0; i < code.Length; i++)
        {
            foreach (int operand in code[i].Operands)
            {
                lastUse[operand] = i;
            }
        }

        foreach (int output in program.Outputs)
        {
            lastUse[output] = code.Length;
        }

        int live = 0;
        int most = 0;
        for (int i = 0; i < code.Length; i++)
        {
            live -= Enumerable.Range(0, i).Count(j => lastUse[j] == i && IsComputed(code[j]));
            live += IsComputed(code[i]) ? 1 : 0;
            most = Math.Max(most, live);
        }

        return most;
    }

    private static IEnumerable<Instruction> OwnTables(Program program) => program.Instructions.Where(program.IsFromOwnTable);

    // Where a table is several registers, so is what comes of looking into each.
    private static bool FillsSeveral(int table, int bits) => FloatTables.Period(table) * BitsOfFloat > bits;

    // At 128 bits only Arm has fused operations.
    private static bool HasFewRegisters(Program program, int bits) => bits == BitsOfAvx2 || (bits < BitsOfAvx2 && !program.IsFused);

    private static bool IsComputed(Instruction instruction) => instruction.Opcode is not (Opcode.Constant or Opcode.Scalar);
}
