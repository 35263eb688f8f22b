using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>
/// Makes one instruction of choices that depend on the class of one value alone: whether it is negative, zero, positive or no number.
/// Vectors of 512 bits have it (VFIXUPIMM): a table holds four bits for each class, which name the value examined, the value kept, or a constant.
/// </summary>
internal sealed class ClassChoices
{
    private const int ClassCount = 8;
    private const uint Kept = 0;
    private const uint Examined = 1;

    // In the order of the table: quiet and signalling NaN, zero, one, the infinities, other negative and other positive numbers.
    private const uint NaNs = 0b_0000_0011;
    private const uint Zeros = 0b_0000_0100;
    private const uint Positive = 0b_1010_1000;
    private const uint Negative = 0b_0101_0000;
    private const uint All = 0b_1111_1111;

    private readonly Program program;
    private readonly Choice?[] choices;

    private ClassChoices(Program program)
    {
        this.program = program;
        choices = new Choice?[program.Instructions.Length];
        for (int i = 0; i < choices.Length; i++)
        {
            choices[i] = ChoiceOf(program.Instructions[i]);
        }
    }

    /// <summary>The program with such instructions in the place of choices, the same to the bit but for which of two NaNs it gives.</summary>
    public static Program In(Program program)
    {
        if (program.Instructions.All(i => i.Opcode != Opcode.Select))
        {
            return program;
        }

        var found = new ClassChoices(Rewritten(program, (builder, moved, i) => OneNaN(program, builder, moved, i)));
        return found.choices.Any(choice => choice is not null) ? Rewritten(found.program, (_, moved, i) => found.Classified(moved, i)) : program;
    }

    private static Program Rewritten(Program program, Func<ProgramBuilder, Func<int, int>, int, Instruction?> rewrite)
    {
        var builder = new ProgramBuilder(program.Lane, program.IsFused);
        int[] moved = new int[program.Instructions.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = builder.Emit(rewrite(builder, Moved, i) ?? program.Instructions[i].On(Moved));
        }

        return builder.Build(program.Element, program.Inputs, program.KeptInputs, program.Scalars, program.Outputs.Select(Moved).ToImmutableArray(), program.Positions);

        int Moved(int operand) => moved[operand];
    }

    // What a sum is for where either value is NaN, two choices do, each by one of them.
    private static Instruction? OneNaN(Program program, ProgramBuilder builder, Func<int, int> moved, int index)
    {
        Instruction choice = program.Instructions[index];
        if (choice.Opcode != Opcode.Select
            || program.Instructions[choice.A] is not { Opcode: Opcode.Ordered } test
            || program.Instructions[choice.C] is not { Opcode: Opcode.Add } sum
            || test.A == test.B
            || (Math.Min(test.A, test.B), Math.Max(test.A, test.B)) != (Math.Min(sum.A, sum.B), Math.Max(sum.A, sum.B)))
        {
            return null;
        }

        return UnlessNaN(moved(sum.A), builder.Emit(UnlessNaN(moved(sum.B), moved(choice.B))));

        Instruction UnlessNaN(int value, int other) => new(Opcode.Select, builder.Emit(new Instruction(Opcode.Ordered, value, value)), other, value);
    }

    private Instruction? Classified(Func<int, int> moved, int index) => choices[index] is { } choice && program.Instructions[index].Opcode == Opcode.Select
        ? new Instruction(Opcode.Classify, moved(choice.Kept < 0 ? choice.Examined : choice.Kept), moved(choice.Examined), Bits: unchecked((int)choice.Table))
        : null;

    private Choice? ChoiceOf(Instruction i) => i.Opcode switch
    {
        Opcode.Select when Condition(program.Instructions[i.A]) is var (examined, classes) => Merge(examined, classes, i.B, i.C),

        // a < 0 ? a : 0 and its like; they save nothing themselves, but within another choice.
        Opcode.Min when IsZero(i.A) => Merge(i.B, Positive, i.A, i.B),
        Opcode.Min when IsZero(i.B) => Merge(i.A, Negative, i.A, i.B),
        Opcode.Max when IsZero(i.A) => Merge(i.B, Negative, i.A, i.B),
        Opcode.Max when IsZero(i.B) => Merge(i.A, Positive, i.A, i.B),

        // A constant that lets NaN pass.
        Opcode.Max when IsConstant(i.A, value => value > 0) => Passing(i.A, i.B, Negative | Zeros),
        Opcode.Min when IsConstant(i.A, value => value < 0) => Passing(i.A, i.B, Positive | Zeros),
        _ => null,
    };

    private static Choice Passing(int constant, int examined, uint classes) =>
        new(examined, constant, Everywhere(Examined) & Mask(NaNs)) { Known = classes | NaNs };

    // Which value a comparison examines, and the classes for which it holds.
    private (int Examined, uint Classes)? Condition(Instruction test) => test.Opcode switch
    {
        Opcode.Less when IsZero(test.A) && program.Instructions[test.B].Opcode == Opcode.Abs => (program.Instructions[test.B].A, Positive | Negative),
        Opcode.Less when IsZero(test.A) => (test.B, Positive),
        Opcode.Less when IsZero(test.B) => (test.A, Negative),
        Opcode.LessOrEqual when IsZero(test.A) => (test.B, Positive | Zeros),
        Opcode.LessOrEqual when IsZero(test.B) => (test.A, Negative | Zeros),
        Opcode.Ordered when test.A == test.B => (test.A, All & ~NaNs),
        _ => null,
    };

    private bool IsZero(int a) => IsConstant(a, value => value == 0);

    private bool IsConstant(int a, Func<double, bool> condition) => program.Instructions[a] is { Opcode: Opcode.Constant } constant && condition(constant.Value);

    private Choice? Merge(int examined, uint classes, int whenTrue, int whenFalse) =>
        Joined(examined, classes, Of(whenTrue, examined), Of(whenFalse, examined))
        ?? Joined(examined, classes, Of(whenTrue, examined), new Choice(examined, whenFalse, 0))
        ?? Joined(examined, classes, new Choice(examined, whenTrue, 0), Of(whenFalse, examined));

    // A value as a choice by the class of another one.
    private Choice Of(int value, int examined) =>
        value == examined ? new Choice(examined, -1, Everywhere(Examined))
        : Response(program.Instructions[value]) is { } response ? new Choice(examined, -1, Everywhere(response))
        : choices[value] is { } choice && choice.Examined == examined ? choice
        : new Choice(examined, value, Everywhere(Kept));

    private static Choice? Joined(int examined, uint classes, Choice whenTrue, Choice whenFalse)
    {
        if ((classes & ~whenTrue.Known) != 0 || (All & ~classes & ~whenFalse.Known) != 0)
        {
            return null;
        }

        uint table = (whenTrue.Table & Mask(classes)) | (whenFalse.Table & Mask(All & ~classes));
        int[] kept = new[] { Keeps(whenTrue, classes), Keeps(whenFalse, All & ~classes) }.Where(value => value >= 0).Distinct().ToArray();
        return kept.Length > 1 ? null : new Choice(examined, kept.Length == 0 ? -1 : kept[0], table);
    }

    // What the choice keeps for any of these classes, -1 for nothing.
    private static int Keeps(Choice choice, uint classes) =>
        Enumerable.Range(0, ClassCount).Any(c => ((classes >> c) & 1) != 0 && ((choice.Table >> (4 * c)) & 15) == Kept) ? choice.Kept : -1;

    private static uint Mask(uint classes) =>
        Enumerable.Range(0, ClassCount).Where(c => ((classes >> c) & 1) != 0).Aggregate(0u, (mask, c) => mask | (15u << (4 * c)));

    private static uint Everywhere(uint response) => response * 0x11111111;

    // The constants that the instruction knows, of those that a formula may have.
    private static uint? Response(Instruction value) => value.Opcode != Opcode.Constant ? null : value.Value switch
    {
        0 => value.Bits == 1 ? 7u : 8u,
        -1 => 9,
        1 => 10,
        0.5 => 11,
        _ => null,
    };

    // The value examined, the one kept (-1 for none), and the table.
    private sealed record Choice(int Examined, int Kept, uint Table)
    {
        // The classes for which the table says what is chosen.
        public uint Known { get; init; } = All;
    }
}
