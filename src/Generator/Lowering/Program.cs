using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Instructions over lanes; each is one IEEE operation, the same on every machine.</summary>
internal enum Opcode
{
    Input,
    Scalar,
    Constant,
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>a * b + c with one rounding.</summary>
    MultiplyAdd,

    /// <summary>c - a * b with one rounding.</summary>
    NegatedMultiplyAdd,

    /// <summary>a * b - c with one rounding.</summary>
    MultiplySubtract,
    Negate,
    Abs,
    Sqrt,

    /// <summary>a &lt; b ? a : b, so b where either is NaN. Equal zeros give b.</summary>
    Min,

    /// <summary>a &gt; b ? a : b, so b where either is NaN. Equal zeros give b.</summary>
    Max,
    CopySign,
    Less,
    LessOrEqual,
    Ordered,
    Select,

    /// <summary>What the table <see cref="Instruction.Bits"/> says for the class of b: a, b or a constant (<see cref="ClassChoices"/>).</summary>
    Classify,

    /// <summary>The bits of a shifted left by <see cref="Instruction.Bits"/> places.</summary>
    ShiftLeft,

    /// <summary>The bits of a shifted right by <see cref="Instruction.Bits"/> places, with zeros behind them.</summary>
    ShiftRight,

    /// <summary>The difference of the bits as integers.</summary>
    SubtractBits,

    /// <summary>The bits that both have.</summary>
    And,

    /// <summary>The bits that either has.</summary>
    Or,

    /// <summary>
    /// The element of the table <see cref="Instruction.Bits"/> at the integer that the last bits of a are: of <see cref="LookUpTables"/>
    /// on lanes of doubles, of <see cref="FloatTables"/> on those of floats.
    /// </summary>
    LookUp,
}

/// <summary>One assignment. Operands are indices of earlier instructions, -1 where there is none.</summary>
internal readonly record struct Instruction(Opcode Opcode, int A = -1, int B = -1, int C = -1, double Value = 0, int Bits = 0)
{
    public bool IsMask => Opcode is Opcode.Less or Opcode.LessOrEqual or Opcode.Ordered;

    /// <summary>Neither computed nor stored: it only names something that comes from outside.</summary>
    public bool IsLeaf => Opcode is Opcode.Input or Opcode.Scalar or Opcode.Constant;

    /// <summary>Indices of the operands.</summary>
    public IEnumerable<int> Operands => new[] { A, B, C }.Where(operand => operand >= 0);

    /// <summary>The same on operands that have other indices.</summary>
    public Instruction On(Func<int, int> moved) => this with { A = A < 0 ? A : moved(A), B = B < 0 ? B : moved(B), C = C < 0 ? C : moved(C) };

    /// <summary>Whether the value is the same for all elements, as far as its operands are.</summary>
    public bool IsInvariant(Func<int, bool> isInvariant) => Opcode != Opcode.Input && Operands.All(isInvariant);
}

/// <summary>
/// A linear list of vector instructions, one assignment each. All lanes have the type <see cref="Lane"/>; elements of
/// type <see cref="Element"/> are converted when they are loaded and rounded once when they are stored.
/// </summary>
/// <param name="Lane">Type in which the program computes.</param>
/// <param name="Element">Type of the elements in memory.</param>
/// <param name="IsFused">Uses fused multiply-adds.</param>
/// <param name="Inputs">Names of the inputs; <see cref="Instruction.Bits"/> of an Input or Scalar is its index.</param>
/// <param name="KeptInputs">How many of the inputs, the last ones, have the type of the lanes: values that an earlier pass left.</param>
/// <param name="Scalars">Names of the run-time scalars.</param>
/// <param name="Instructions">In order of execution.</param>
/// <param name="Outputs">Index of the instruction that gives each output.</param>
/// <param name="Positions">Which output of the kernel each of them is.</param>
internal sealed record Program(
    ElementType Lane,
    ElementType Element,
    bool IsFused,
    ImmutableArray<string> Inputs,
    int KeptInputs,
    ImmutableArray<string> Scalars,
    ImmutableArray<Instruction> Instructions,
    ImmutableArray<int> Outputs,
    ImmutableArray<int> Positions)
{
    /// <summary>Whether the instruction looks into a table of <see cref="FloatTables"/>, which the kernel's own code holds.</summary>
    public bool IsFromOwnTable(Instruction i) => i.Opcode == Opcode.LookUp && Lane == ElementType.Single;

    /// <summary>Which instructions have the same value for all elements: those of constants and scalars alone.</summary>
    public bool[] Invariants()
    {
        bool[] isInvariant = new bool[Instructions.Length];
        for (int i = 0; i < isInvariant.Length; i++)
        {
            isInvariant[i] = Instructions[i].IsInvariant(operand => isInvariant[operand]);
        }

        return isInvariant;
    }
}

/// <summary>Builds a program; equal instructions become one.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<Instruction> instructions = new();
    private readonly List<bool> isInvariant = new();
    private readonly Dictionary<Instruction, int> known = new();

    // Binary digits of the elements of inputs, where the lanes have more.
    private readonly Dictionary<int, int> digits = new();

    public ProgramBuilder(ElementType lane, bool isFused)
    {
        Lane = lane;
        IsFused = isFused;
    }

    public ElementType Lane { get; }

    public bool IsFused { get; }

    /// <summary>What an operand of unknown size is taken for: in double a number that no network meets.</summary>
    public double LargestFactor => Lane == ElementType.Double ? Math.Pow(2, 200) : double.PositiveInfinity;

    /// <summary>A bound for intermediate values that leaves room for a few more factors of ordinary size.</summary>
    public double Largest => (Lane == ElementType.Double ? double.MaxValue : float.MaxValue) / (1 << 24);

    public int Emit(Instruction instruction)
    {
        if (!known.TryGetValue(instruction, out int index))
        {
            index = instructions.Count;
            isInvariant.Add(instruction.IsInvariant(operand => isInvariant[operand]));
            instructions.Add(instruction);
            known.Add(instruction, index);
        }

        return index;
    }

    /// <summary>An input of the kernel.</summary>
    /// <param name="index">Which.</param>
    /// <param name="element">Type of its elements.</param>
    public int Input(int index, ElementType element)
    {
        int input = Emit(new Instruction(Opcode.Input, Bits: index));
        digits[input] = Digits(element);
        return input;
    }

    /// <summary>Whether the lanes hold every digit of a product.</summary>
    public bool IsExactProduct(int a, int b) => IsPowerOfTwo(a) || IsPowerOfTwo(b) || Digits(a) + Digits(b) <= Digits(Lane);

    /// <summary>The constant as a lane holds it.</summary>
    public int Constant(double value)
    {
        value = Lane == ElementType.Single ? (float)value : value;
        return Emit(new Instruction(Opcode.Constant, Value: value, Bits: value == 0 && 1 / value < 0 ? 1 : 0));
    }

    private int Digits(int a) =>
        digits.TryGetValue(a, out int known) ? known
        : instructions[a].Opcode is Opcode.Negate or Opcode.Abs ? Digits(instructions[a].A)
        : Digits(Lane);

    /// <summary>Binary digits of a type.</summary>
    public static int Digits(ElementType type) => type == ElementType.Double ? 53 : 24;

    public bool IsConstant(int a) => instructions[a].Opcode == Opcode.Constant;

    /// <summary>The value of a constant.</summary>
    public double Value(int constant) => instructions[constant].Value;

    /// <summary>Whether the value is the same for all elements.</summary>
    public bool IsInvariant(int a) => isInvariant[a];

    /// <summary>Whether the value is minus another one.</summary>
    public bool IsNegated(int a, out int operand)
    {
        bool isNegated = instructions[a].Opcode == Opcode.Negate;
        operand = isNegated ? instructions[a].A : a;
        return isNegated;
    }

    /// <summary>Whether the value is a parameter that is known at run time.</summary>
    public bool IsScalar(int a) => instructions[a].Opcode == Opcode.Scalar;

    public bool IsOne(int a) => IsConstant(a) && instructions[a].Value == 1;

    /// <summary>Whether the value is a constant by which every product is exact.</summary>
    public bool IsPowerOfTwo(int a) => IsConstant(a)
        && instructions[a].Value != 0
        && (BitConverter.DoubleToInt64Bits(instructions[a].Value) & ((1L << 52) - 1)) == 0;

    /// <summary>a + b; adding what was negated is subtracting.</summary>
    public int Add(int a, int b) => instructions[b].Opcode == Opcode.Negate
        ? Subtract(a, instructions[b].A)
        : Emit(new Instruction(Opcode.Add, a, b));

    /// <summary>a - b; subtracting what was negated is adding.</summary>
    public int Subtract(int a, int b) => instructions[b].Opcode == Opcode.Negate
        ? Emit(new Instruction(Opcode.Add, a, instructions[b].A))
        : Emit(new Instruction(Opcode.Subtract, a, b));

    /// <summary>a * b; a constant times a power of two is a constant.</summary>
    public int Multiply(int a, int b) => IsConstant(a) && IsPowerOfTwo(b)
        ? Constant(instructions[a].Value * instructions[b].Value)
        : Emit(new Instruction(Opcode.Multiply, a, b));

    /// <summary>a / b; a quotient of constants is a constant, one by a power of two a product.</summary>
    public int Divide(int a, int b) => IsConstant(a) && IsConstant(b)
        ? Constant(instructions[a].Value / instructions[b].Value)
        : IsPowerOfTwo(b) && HasReciprocal(b)
        ? Multiply(a, Constant(1 / instructions[b].Value))
        : Emit(new Instruction(Opcode.Divide, a, b));

    /// <summary>Whether neither the constant nor its reciprocal leaves the normal numbers of the lanes.</summary>
    public bool HasReciprocal(int constant) =>
        Math.Abs(Math.Log(Math.Abs(instructions[constant].Value), 2)) <= (Lane == ElementType.Double ? 1022 : 126);

    /// <summary>a + b, in one instruction with the product that <paramref name="b"/> may be, where the program is fused.</summary>
    public int AddProduct(int a, int b) => IsFused && instructions[b].Opcode == Opcode.Multiply
        ? MultiplyAdd(instructions[b].A, instructions[b].B, a)
        : Add(a, b);

    /// <summary>a + b, in one instruction with a product that either may be, whatever its sign, where the program is fused.</summary>
    public int AddFused(int a, int b)
    {
        bool isNegated = IsNegated(b, out int operand);
        return IsFused && instructions[operand].Opcode == Opcode.Multiply
            ? isNegated ? NegatedMultiplyAdd(instructions[operand].A, instructions[operand].B, a) : MultiplyAdd(instructions[operand].A, instructions[operand].B, a)
            : isNegated && !(IsFused && instructions[a].Opcode == Opcode.Multiply) ? Subtract(a, operand)
            : AddProduct(b, a);
    }

    /// <summary>A product with a constant, times a power of two: the constant is what changes. -1 where it is no such product.</summary>
    public int WithConstant(int product, double power) =>
        instructions[product] is not { Opcode: Opcode.Multiply } i ? -1
        : IsConstant(i.A) ? Multiply(Constant(Value(i.A) * power), i.B)
        : IsConstant(i.B) ? Multiply(i.A, Constant(Value(i.B) * power))
        : -1;

    /// <summary>a * b + c, fused where the program is.</summary>
    public int MultiplyAdd(int a, int b, int c) => !IsFused ? Add(Multiply(a, b), c)
        : IsNegated(a, out int operand) ? NegatedMultiplyAdd(operand, b, c)
        : IsNegated(c, out int subtrahend) ? MultiplySubtract(a, b, subtrahend)
        : Emit(new Instruction(Opcode.MultiplyAdd, a, b, c));

    /// <summary>c - a * b, fused where the program is.</summary>
    public int NegatedMultiplyAdd(int a, int b, int c) => !IsFused ? Subtract(c, Multiply(a, b))
        : IsNegated(a, out int operand) ? MultiplyAdd(operand, b, c)
        : Emit(new Instruction(Opcode.NegatedMultiplyAdd, a, b, c));

    /// <summary>a * b - c, fused where the program is.</summary>
    public int MultiplySubtract(int a, int b, int c) =>
        IsFused ? Emit(new Instruction(Opcode.MultiplySubtract, a, b, c)) : Subtract(Multiply(a, b), c);

    public int Negate(int a) => Emit(new Instruction(Opcode.Negate, a));

    public int Min(int a, int b) => Emit(new Instruction(Opcode.Min, a, b));

    public int Max(int a, int b) => Emit(new Instruction(Opcode.Max, a, b));

    /// <summary>Choosing the smaller or the larger of two numbers is one instruction, the same for NaN and for equal zeros.</summary>
    public int Select(int condition, int whenTrue, int whenFalse)
    {
        Instruction test = instructions[condition];
        return test.Opcode == Opcode.Less && (test.A, test.B) == (whenTrue, whenFalse) ? Min(whenTrue, whenFalse)
            : test.Opcode == Opcode.Less && (test.A, test.B) == (whenFalse, whenTrue) ? Max(whenTrue, whenFalse)
            : test.Opcode == Opcode.LessOrEqual && IsNonZero(test.A) && (test.A, test.B) == (whenTrue, whenFalse) ? Min(whenTrue, whenFalse)
            : test.Opcode == Opcode.LessOrEqual && IsNonZero(test.B) && test.B == whenTrue && IsBounded(test.A, whenFalse, test.B) ? Max(whenTrue, whenFalse)
            : BeyondLimit(test, whenTrue, instructions[whenFalse]) is { } choice ? Select(choice.Condition, whenTrue, choice.Between)
            : SelectProduct(condition, instructions[whenTrue], instructions[whenFalse])
            ?? Emit(new Instruction(Opcode.Select, condition, whenTrue, whenFalse));
    }

    // a <= k ? k : min(bound, a) with k < bound, which is max(k, min(bound, a)).
    private bool IsBounded(int a, int value, int k) => value == a || (instructions[value] is { Opcode: Opcode.Min } least
        && least.B == a && IsConstant(least.A) && instructions[least.A].Value > instructions[k].Value);

    // Equal zeros differ in their signs.
    private bool IsNonZero(int a) => IsConstant(a) && instructions[a].Value != 0;

    // a <= -k ? value : k <= a ? value : other, which takes one comparison with |a|.
    private (int Condition, int Between)? BeyondLimit(Instruction below, int value, Instruction others) =>
        below.Opcode == Opcode.LessOrEqual && IsConstant(below.B) && instructions[below.B].Value < 0
        && others.Opcode == Opcode.Select && others.B == value
        && instructions[others.A] is { Opcode: Opcode.LessOrEqual } above && above.B == below.A
        && IsConstant(above.A) && instructions[above.A].Value.Equals(-instructions[below.B].Value)
            ? (LessOrEqual(above.A, Emit(new Instruction(Opcode.Abs, below.A))), others.C)
            : null;

    // a * k where the condition holds, else c - a * k: chosen among the constants it is one multiply-add. Adding -0 changes nothing.
    private int? SelectProduct(int condition, Instruction product, Instruction difference) =>
        product.Opcode == Opcode.Multiply && difference.Opcode == Opcode.NegatedMultiplyAdd
        && (product.A, product.B) == (difference.A, difference.B)
        && IsConstant(product.B) && IsConstant(difference.C)
            ? MultiplyAdd(
                product.A,
                Select(condition, product.B, Constant(-instructions[product.B].Value)),
                Select(condition, Constant(-0.0), difference.C))
            : null;

    public int ShiftLeft(int a, int bits) => Emit(new Instruction(Opcode.ShiftLeft, a, Bits: bits));

    public int ShiftRight(int a, int bits) => Emit(new Instruction(Opcode.ShiftRight, a, Bits: bits));

    public int SubtractBits(int a, int b) => Emit(new Instruction(Opcode.SubtractBits, a, b));

    public int And(int a, int b) => Emit(new Instruction(Opcode.And, a, b));

    public int Or(int a, int b) => Emit(new Instruction(Opcode.Or, a, b));

    /// <summary>The element of a table at the integer that the bits of <paramref name="index"/> are.</summary>
    public int LookUp(int table, int index) => Emit(new Instruction(Opcode.LookUp, index, Bits: table));

    /// <summary>The magnitude of a with the sign of b.</summary>
    public int CopySign(int a, int b) => Emit(new Instruction(Opcode.CopySign, instructions[a].Opcode == Opcode.CopySign ? instructions[a].A : a, b));

    public int Less(int a, int b) => Emit(new Instruction(Opcode.Less, a, b));

    public int LessOrEqual(int a, int b) => Emit(new Instruction(Opcode.LessOrEqual, a, b));

    /// <summary>The program that yields <paramref name="outputs"/>, without instructions that nobody reads.</summary>
    public Program Build(
        ElementType element,
        ImmutableArray<string> inputs,
        int keptInputs,
        ImmutableArray<string> scalars,
        IReadOnlyList<int> outputs,
        ImmutableArray<int> positions)
    {
        bool[] used = new bool[instructions.Count];
        foreach (int output in outputs)
        {
            used[output] = true;
        }

        for (int i = instructions.Count - 1; i >= 0; i--)
        {
            if (used[i])
            {
                Mark(instructions[i].A);
                Mark(instructions[i].B);
                Mark(instructions[i].C);
            }
        }

        int[] position = new int[instructions.Count];
        var kept = ImmutableArray.CreateBuilder<Instruction>();
        for (int i = 0; i < instructions.Count; i++)
        {
            if (used[i])
            {
                position[i] = kept.Count;
                kept.Add(instructions[i].On(operand => position[operand]));
            }
        }

        var results = ImmutableArray.CreateBuilder<int>(outputs.Count);
        foreach (int output in outputs)
        {
            results.Add(position[output]);
        }

        return new Program(Lane, element, IsFused, inputs, keptInputs, scalars, kept.ToImmutable(), results.ToImmutable(), positions);

        void Mark(int operand)
        {
            if (operand >= 0)
            {
                used[operand] = true;
            }
        }
    }
}
