using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>How instructions and conversions are written in C# at one width. Width 64 stands for scalars.</summary>
internal sealed class Vocabulary
{
    public const int ScalarBits = 64;

    private readonly int bits;
    private readonly ElementType lane;
    private readonly ElementType element;

    public Vocabulary(int bits, ElementType lane, ElementType element)
    {
        this.bits = bits;
        this.lane = lane;
        this.element = element;
    }

    public bool IsNarrowest => bits == 128;

    public bool IsScalar => bits == ScalarBits;

    /// <summary>Elements per vector.</summary>
    public int Count => IsScalar ? 1 : bits / (lane == ElementType.Double ? 64 : 32);

    /// <summary>Type of a value, for vectors one of <see cref="Aliases"/>.</summary>
    public string Type => IsScalar ? Keyword(lane) : Alias(bits, lane);

    /// <summary>
    /// Directives for the types of vectors. The C# compiler makes each of them once then, and not at every place: what consists of
    /// kernels compiles a sixth faster.
    /// </summary>
    public static IEnumerable<string> Aliases =>
        from bits in new[] { 128, 256, 512 }
        from lane in new[] { ElementType.Single, ElementType.Double }
        select $"using {Alias(bits, lane)} = System.Runtime.Intrinsics.Vector{bits}<{Keyword(lane)}>;";

    /// <summary>Class of the operations on a value.</summary>
    public string Vector => $"Vector{bits}";

    private static string Alias(int bits, ElementType lane) => $"{lane}{bits}";

    public static string Keyword(ElementType type) => type == ElementType.Double ? "double" : "float";

    /// <summary>A scalar in every lane.</summary>
    public string Broadcast(string value) => IsScalar ? value : Everywhere($"({Keyword(lane)}){value}");

    /// <summary>The same of a number of the given type, which may be wider than the lanes.</summary>
    public string Broadcast(string value, ElementType type) => Broadcast(IsScalar && type > lane ? $"({Keyword(lane)}){value}" : value);

    /// <summary>What stands in the first lane.</summary>
    public string First(string value) => IsScalar ? value : $"{value}.ToScalar()";

    /// <summary>The elements at an index of the span that starts at a reference.</summary>
    public string Load(string reference, string index)
    {
        if (lane == element)
        {
            return LoadLanes(reference, index);
        }

        return bits switch
        {
            512 => $"Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref {reference}, {index}))",
            256 => $"Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref {reference}, {index}))",
            _ => $"Lanes.LoadPair(ref {reference}, {index})",
        };
    }

    /// <summary>Values of the lanes' type at an index of the span that starts at a reference.</summary>
    public string LoadLanes(string reference, string index) => $"{Vector}.LoadUnsafe(ref {reference}, {index})";

    /// <summary>As many elements at an index as a count says, in the first lanes, and 0 in the others.</summary>
    public string LoadFirst(string reference, string index, string count) =>
        lane == element ? $"Lanes.LoadFirst{bits}(ref {reference}, {index}, {count})" : bits switch
        {
            512 => $"Avx512F.ConvertToVector512Double(Lanes.LoadFirst256(ref {reference}, {index}, {count}))",
            256 => $"Avx.ConvertToVector256Double(Lanes.LoadFirst128(ref {reference}, {index}, {count}))",
            _ => $"Lanes.LoadFirstPair(ref {reference}, {index}, {count})",
        };

    /// <summary>A value in as many lanes as a count says, another one in the others.</summary>
    public static string KeepFirst(string value, string count, string other) => $"Lanes.KeepFirst({value}, {count}, {other})";

    /// <summary>Stores a vector as it is.</summary>
    public static string StoreLanes(string value, string reference, string index) => $"{value}.StoreUnsafe(ref {reference}, {index});";

    public string Store(string value, string reference, string index)
    {
        if (lane == element)
        {
            return StoreLanes(value, reference, index);
        }

        return bits switch
        {
            512 => $"Avx512F.ConvertToVector256Single({value}).StoreUnsafe(ref {reference}, {index});",
            256 => $"Avx.ConvertToVector128Single({value}).StoreUnsafe(ref {reference}, {index});",
            _ => $"Lanes.StorePair({value}, ref {reference}, {index});",
        };
    }

    /// <summary>A constant where it is used: the compiler keeps it in a register or reads it from memory, as it sees fit.</summary>
    public string Constant(Instruction i)
    {
        string literal = FloatLiteral.Of(i.Bits == 1 ? -0.0 : i.Value, lane);
        return !IsScalar ? Everywhere(literal) : literal[0] == '-' ? $"({literal})" : literal;
    }

    /// <summary>The constant of that value.</summary>
    public string Constant(double value) => Constant(new Instruction(Opcode.Constant, Value: value));

    public string Magnitude(string value) => $"{Vector}.Abs({value})";

    /// <summary>Whether no lane is above a bound, nor NaN.</summary>
    public string AreAtMost(string value, string bound) => $"{Vector}.LessThanOrEqualAll({value}, {bound})";

    /// <summary>In which lanes the magnitude is at most the bound.</summary>
    public string IsAtMost(string value, double bound) => $"{Vector}.LessThanOrEqual({Magnitude(value)}, {Constant(bound)})";

    /// <summary>The lanes of one value where a mask is set, those of another elsewhere.</summary>
    public string Choose(string mask, string a, string b) => $"{Vector}.ConditionalSelect({mask}, {a}, {b})";

    /// <summary>a * b + c, with one rounding where the processor can.</summary>
    public string MultiplyAdd(string a, string b, string c, bool isFused) => isFused ? Fused("MultiplyAdd", a, b, c) : $"{a} * {b} + {c}";

    /// <summary>A comparison as an operand.</summary>
    public string Mask(Instruction i, Func<int, string> name) => IsScalar ? $"({Expression(i, name)})" : Expression(i, name);

    public string Expression(Instruction i, Func<int, string> name)
    {
        string a = i.A < 0 ? "" : name(i.A);
        string b = i.B < 0 ? "" : name(i.B);
        string c = i.C < 0 ? "" : name(i.C);
        return i.Opcode switch
        {
            Opcode.Add => $"{a} + {b}",
            Opcode.Subtract => $"{a} - {b}",
            Opcode.Multiply => $"{a} * {b}",
            Opcode.Divide => $"{a} / {b}",
            Opcode.MultiplyAdd => Fused("MultiplyAdd", a, b, c),
            Opcode.NegatedMultiplyAdd => bits == 128 ? Fused("MultiplyAdd", "-" + a, b, c) : Fused("MultiplyAddNegated", a, b, c),
            Opcode.MultiplySubtract => bits < 256 ? Fused("MultiplyAdd", a, b, "-" + c) : Fused("MultiplySubtract", a, b, c),
            Opcode.Negate => $"-{a}",
            Opcode.Abs => IsScalar ? $"Math.Abs({a})" : $"{Vector}.Abs({a})",
            Opcode.Sqrt => IsScalar ? $"({Type})Math.Sqrt({a})" : $"{Vector}.Sqrt({a})",
            Opcode.Min => Extreme("Min", "<", a, b),
            Opcode.Max => Extreme("Max", ">", a, b),
            Opcode.CopySign => IsScalar
                ? $"Lanes.CopySign({a}, {b})"
                : $"{Vector}.ConditionalSelect({Everywhere(FloatLiteral.Of(-0.0, lane))}, {b}, {a})",
            Opcode.Less => IsScalar ? $"{a} < {b}" : $"{Vector}.LessThan({a}, {b})",
            Opcode.LessOrEqual => IsScalar ? $"{a} <= {b}" : $"{Vector}.LessThanOrEqual({a}, {b})",
            Opcode.Ordered => Ordered(a, b),
            Opcode.Select => IsScalar ? $"{a} ? {b} : {c}" : $"{Vector}.ConditionalSelect({a}, {b}, {c})",
            Opcode.Classify => $"Avx512F.Fixup({a}, {b}, Vector512.Create<u{TableInteger}>(0x{i.Bits:x8}).As{Integer}(), 0)",
            Opcode.ShiftLeft => IsScalar
                ? $"Lanes.ShiftLeft({a}, {i.Bits})"
                : $"{Vector}.ShiftLeft({a}.As{Integer}(), {i.Bits}).As{Floating}()",
            Opcode.ShiftRight => IsScalar
                ? $"Lanes.ShiftRight({a}, {i.Bits})"
                : $"{Vector}.ShiftRightLogical({a}.As{Integer}(), {i.Bits}).As{Floating}()",
            Opcode.SubtractBits => IsScalar
                ? $"BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits({a}) - BitConverter.DoubleToInt64Bits({b}))"
                : $"({a}.As{Integer}() - {b}.As{Integer}()).As{Floating}()",
            Opcode.And => IsScalar ? $"Lanes.And({a}, {b})" : $"{a} & {b}",
            Opcode.Or => IsScalar ? $"Lanes.Or({a}, {b})" : $"{a} | {b}",
            Opcode.LookUp => IsScalar ? $"Lanes.LookUpOne({a}, {i.Bits})" : $"Lanes.LookUp({a}, {i.Bits})",
            _ => throw new InvalidOperationException($"{i.Opcode} is not computed."),
        };
    }

    /// <summary>The elements of a table of <see cref="FloatTables"/> at the integers that the last bits of the lanes are.</summary>
    public string LookUp(string index, int number)
    {
        float[] table = FloatTables.Find(number);
        string[] parts = Enumerable.Range(0, Math.Max(FloatTables.Period(number), Count) / Count)
            .Select(part => $"{Vector}.Create({string.Join(", ", table.Skip(part * Count).Take(Count).Select(value => FloatLiteral.Of(value, lane)))})")
            .ToArray();
        return bits == 512 ? $"Avx512F.PermuteVar16x32({parts[0]}, {index}.AsInt32())"
            : parts.Length == 1 ? $"Avx2.PermuteVar8x32({parts[0]}, {index}.AsInt32())"
            : $"Lanes.LookUp({index}, {string.Join(", ", parts)})";
    }

    private string TableInteger => lane == ElementType.Double ? "long" : "int";

    private string Integer => lane == ElementType.Double ? "Int64" : "Int32";

    private string Floating => lane == ElementType.Double ? "Double" : "Single";

    // The type argument leaves the C# compiler few overloads to choose among: kernels of many constants compile a sixth faster.
    private string Everywhere(string value) => $"{Vector}.Create<{Keyword(lane)}>({value})";

    private string Fused(string name, string a, string b, string c) => bits switch
    {
        512 => $"Avx512F.Fused{name}({a}, {b}, {c})",
        256 => $"Fma.{name}({a}, {b}, {c})",
        _ => $"Lanes.{name}({a}, {b}, {c})",
    };

    private string Extreme(string name, string comparison, string a, string b) => bits switch
    {
        ScalarBits => $"{a} {comparison} {b} ? {a} : {b}",
        512 => $"Avx512F.{name}({a}, {b})",
        256 => $"Avx.{name}({a}, {b})",
        _ => $"Lanes.{name}({a}, {b})",
    };

    private string Ordered(string a, string b)
    {
        string equal = IsScalar ? $"{a} == {a}" : $"{Vector}.Equals({a}, {a})";
        return a == b ? equal : bits switch
        {
            ScalarBits => equal + $" && {b} == {b}",
            512 => $"Avx512F.CompareOrdered({a}, {b})",
            256 => $"Avx.CompareOrdered({a}, {b})",
            _ => equal + $" & {Vector}.Equals({b}, {b})",
        };
    }
}
