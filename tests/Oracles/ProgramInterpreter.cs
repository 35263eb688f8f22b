using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using ActivationKernels.Lowering;

namespace ActivationKernels.Oracles;

/// <summary>
/// Executes a program for one element, one IEEE operation per instruction. Compiled kernels have to give the same bits at every width.
/// </summary>
internal static class ProgramInterpreter
{
    /// <param name="program">What to execute.</param>
    /// <param name="inputs">One element of each input, in the order of the program's inputs.</param>
    /// <param name="scalars">The run-time scalars, in the order of the program's scalars.</param>
    /// <param name="outputs">The outputs of the kernel; those that the program computes are written.</param>
    public static void Run<TElement>(Program program, ReadOnlySpan<TElement> inputs, ReadOnlySpan<TElement> scalars, Span<TElement> outputs)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        if (program.Lane == ElementType.Single)
        {
            Run<float, TElement>(program, inputs, scalars, outputs);
        }
        else
        {
            Run<double, TElement>(program, inputs, scalars, outputs);
        }
    }

    /// <summary>Executes those of a kernel's programs that serve for these inputs and scalars.</summary>
    /// <param name="programs">What to execute.</param>
    /// <param name="inputs">One element of each input, in the order of the programs' inputs.</param>
    /// <param name="scalars">The run-time scalars, in the order of the programs' scalars.</param>
    /// <param name="outputs">The outputs of the kernel.</param>
    public static void Run<TElement>(GuardedPrograms programs, ReadOnlySpan<TElement> inputs, ReadOnlySpan<TElement> scalars, Span<TElement> outputs)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        bool isOrdinary = !programs.IsGuarded || (TestedAreWithin(programs, inputs) && AreWithin(scalars, programs.Bound) && DoNotVanish(programs, scalars));
        foreach (Program program in isOrdinary ? programs.Programs : programs.General)
        {
            Run(program, inputs, scalars, outputs);
        }
    }

    private static bool TestedAreWithin<TElement>(GuardedPrograms programs, ReadOnlySpan<TElement> inputs)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        foreach (int input in programs.Tested)
        {
            if (!AreWithin(inputs.Slice(input, 1), programs.Bound))
            {
                return false;
            }
        }

        return true;
    }

    private static bool DoNotVanish<TElement>(GuardedPrograms programs, ReadOnlySpan<TElement> scalars)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        foreach (int divisor in programs.Divisors)
        {
            if (!(TElement.Abs(scalars[divisor]) >= TElement.CreateTruncating(1 / programs.Bound)))
            {
                return false;
            }
        }

        return true;
    }

    // NaN is not.
    private static bool AreWithin<TElement>(ReadOnlySpan<TElement> values, double bound)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        foreach (TElement value in values)
        {
            if (!(TElement.Abs(value) <= TElement.CreateTruncating(bound)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Run<TLane, TElement>(
        Program program, ReadOnlySpan<TElement> inputs, ReadOnlySpan<TElement> scalars, Span<TElement> outputs)
        where TLane : unmanaged, IBinaryFloatingPointIeee754<TLane>
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        TLane[] values = new TLane[program.Instructions.Length];
        bool[] masks = new bool[program.Instructions.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Instruction instruction = program.Instructions[i];
            if (instruction.IsMask)
            {
                masks[i] = Holds(instruction.Opcode, values[instruction.A], values[instruction.B]);
                continue;
            }

            values[i] = instruction.Opcode switch
            {
                Opcode.Input => TLane.CreateTruncating(inputs[instruction.Bits]),
                Opcode.Scalar => TLane.CreateTruncating(scalars[instruction.Bits]),
                Opcode.Constant => TLane.CreateTruncating(instruction.Value),
                Opcode.Select => masks[instruction.A] ? values[instruction.B] : values[instruction.C],
                Opcode.ShiftRight => Bits(values[instruction.A], values[instruction.A], (a, _) => a >> instruction.Bits),
                Opcode.SubtractBits => Bits(values[instruction.A], values[instruction.B], (a, b) => a - b),
                Opcode.And => Bits(values[instruction.A], values[instruction.B], (a, b) => a & b),
                Opcode.Or => Bits(values[instruction.A], values[instruction.B], (a, b) => a | b),
                Opcode.ShiftLeft => ShiftLeft(values[instruction.A], instruction.Bits),
                Opcode.LookUp => LookUp(instruction.Bits, values[instruction.A]),
                _ => Compute(instruction.Opcode, Operand(instruction.A), Operand(instruction.B), Operand(instruction.C)),
            };
        }

        for (int i = 0; i < program.Outputs.Length; i++)
        {
            outputs[program.Positions[i]] = TElement.CreateTruncating(values[program.Outputs[i]]);
        }

        TLane Operand(int index) => index < 0 ? TLane.Zero : values[index];
    }

    private static bool Holds<T>(Opcode opcode, T a, T b)
        where T : IBinaryFloatingPointIeee754<T> => opcode switch
        {
            Opcode.Less => a < b,
            Opcode.LessOrEqual => a <= b,
            Opcode.Ordered => !T.IsNaN(a) && !T.IsNaN(b),
            _ => throw new ArgumentOutOfRangeException(nameof(opcode), opcode, "Not a condition."),
        };

    private static T Compute<T>(Opcode opcode, T a, T b, T c)
        where T : IBinaryFloatingPointIeee754<T> => opcode switch
        {
            Opcode.Add => a + b,
            Opcode.Subtract => a - b,
            Opcode.Multiply => a * b,
            Opcode.Divide => a / b,
            Opcode.MultiplyAdd => T.FusedMultiplyAdd(a, b, c),
            Opcode.NegatedMultiplyAdd => T.FusedMultiplyAdd(-a, b, c),
            Opcode.MultiplySubtract => T.FusedMultiplyAdd(a, b, -c),
            Opcode.Negate => -a,
            Opcode.Abs => T.Abs(a),
            Opcode.Sqrt => T.Sqrt(a),
            Opcode.Min => a < b ? a : b,
            Opcode.Max => a > b ? a : b,
            Opcode.CopySign => T.CopySign(a, b),
            _ => throw new ArgumentOutOfRangeException(nameof(opcode), opcode, "The interpreter does not know this instruction."),
        };

    private static T Bits<T>(T a, T b, Func<ulong, ulong, ulong> combine)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == sizeof(float)
            ? Unsafe.BitCast<uint, T>((uint)combine(Unsafe.BitCast<T, uint>(a), Unsafe.BitCast<T, uint>(b)))
            : Unsafe.BitCast<ulong, T>(combine(Unsafe.BitCast<T, ulong>(a), Unsafe.BitCast<T, ulong>(b)));

    private static T LookUp<T>(int table, T index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Unsafe.SizeOf<T>() == sizeof(float)
            ? T.CreateChecked(FloatTables.Find(table)[Unsafe.BitCast<T, int>(index) & (FloatTables.Length - 1)])
            : T.CreateChecked(LookUpTables.Find(table, Unsafe.BitCast<T, long>(index)));

    private static T ShiftLeft<T>(T value, int bits)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == sizeof(float)
            ? Unsafe.BitCast<uint, T>(Unsafe.BitCast<T, uint>(value) << bits)
            : Unsafe.BitCast<ulong, T>(Unsafe.BitCast<T, ulong>(value) << bits);
}
