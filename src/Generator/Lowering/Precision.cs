namespace ActivationKernels.Lowering;

/// <summary>In which numbers a program computes.</summary>
/// <param name="Lane">Type of a register's lanes.</param>
/// <param name="IsPaired">Whether a value may be the unevaluated sum of two registers, so that only the last rounding counts.</param>
/// <param name="HasSpareRounding">Whether the promised bound leaves room for one more rounding than the last.</param>
/// <param name="AvoidsDivisions">Whether quotients are products with a reciprocal that multiplications find.</param>
internal sealed record Precision(ElementType Lane, bool IsPaired, bool HasSpareRounding = false, bool AvoidsDivisions = false)
{
    /// <summary>For float elements, at most 1 ulp: doubles that are rounded to float at the end.</summary>
    public static Precision Wide { get; } = new(ElementType.Double, false, HasSpareRounding: true);

    /// <summary>The same for formulas of little else than quotients, which the divider would hold up.</summary>
    public static Precision WideByProducts { get; } = Wide with { AvoidsDivisions = true };

    /// <summary>For double elements: at most 2 ulp.</summary>
    public static Precision DoublePairs { get; } = new(ElementType.Double, true, HasSpareRounding: true);

    /// <summary>For float elements, at most 1 ulp: twice as many lanes as <see cref="Wide"/>, more instructions.</summary>
    public static Precision SinglePairs { get; } = new(ElementType.Single, true);

    /// <summary>For float elements, at most 4 ulp: floats as they are.</summary>
    public static Precision FastSingle { get; } = Plain(ElementType.Single);

    /// <summary>Plain arithmetic of the element type, for formulas whose every operation is meant to round.</summary>
    public static Precision Plain(ElementType element) => new(element, false);

    /// <summary>That of three which fits: for float lanes, for doubles that become floats, or for results in double.</summary>
    public T Choose<T>(T single, T wide, T twice) => Lane == ElementType.Single ? single : IsPaired ? twice : wide;
}
