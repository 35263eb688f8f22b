namespace ActivationKernels.Lowering;

/// <summary>In which numbers a program computes.</summary>
/// <param name="Lane">Type of a register's lanes.</param>
/// <param name="IsPaired">Whether a value may be the unevaluated sum of two registers, so that only the last rounding counts.</param>
/// <param name="HasSpareRounding">Whether the promised bound leaves room for one more rounding than the last.</param>
/// <param name="AvoidsDivisions">Whether quotients are products with a reciprocal that multiplications find.</param>
/// <param name="HasOrdinaryScalars">Whether scalars, and the reciprocals of those that divide, are known to be of ordinary size.</param>
/// <param name="HasPairedArguments">Whether arguments of functions that make their errors grow are pairs, though other values are not.</param>
/// <param name="HasSpareDigits">Whether elements have far fewer digits than the lanes of pairs, so that values in one register may be rounded on the way.</param>
internal sealed record Precision(
    ElementType Lane,
    bool IsPaired,
    bool HasSpareRounding = false,
    bool AvoidsDivisions = false,
    bool HasOrdinaryScalars = false,
    bool HasPairedArguments = false,
    bool HasSpareDigits = false)
{
    /// <summary>For float elements, at most 1 ulp: doubles that are rounded to float at the end.</summary>
    public static Precision Wide { get; } = new(ElementType.Double, false, HasSpareRounding: true);

    /// <summary>The same for formulas of little else than quotients, which the divider would hold up.</summary>
    public static Precision WideByProducts { get; } = Wide with { AvoidsDivisions = true };

    /// <summary>For double elements: at most 2 ulp.</summary>
    public static Precision DoublePairs { get; } = new(ElementType.Double, true, HasSpareRounding: true);

    /// <summary>For float elements whose sums cancel: pairs of doubles where digits are lost, doubles elsewhere.</summary>
    public static Precision WidePairs { get; } = DoublePairs with { HasSpareDigits = true };

    /// <summary>For float elements, at most 1 ulp: twice as many lanes as <see cref="Wide"/>, more instructions.</summary>
    public static Precision SinglePairs { get; } = new(ElementType.Single, true);

    /// <summary>The arguments in <see cref="FastWithPairs"/>: of the low parts not every digit counts.</summary>
    public static Precision Arguments { get; } = SinglePairs with { HasSpareRounding = true };

    /// <summary>For float elements, at most 4 ulp: floats as they are.</summary>
    public static Precision FastSingle { get; } = new(ElementType.Single, false, HasSpareRounding: true);

    /// <summary>The same for formulas that need all digits of the arguments of their exponentials and sines.</summary>
    public static Precision FastWithPairs { get; } = FastSingle with { HasPairedArguments = true };

    /// <summary>Plain arithmetic of the element type, for formulas whose every operation is meant to round.</summary>
    public static Precision Plain(ElementType element) => new(element, false);

    /// <summary>Whether it is that of the fast grade: floats that round a few times.</summary>
    public bool IsFast => Lane == ElementType.Single && !IsPaired && HasSpareRounding;

    /// <summary>Whether it is that of double lanes for float elements.</summary>
    public bool IsWide => Lane == ElementType.Double && !IsPaired && HasSpareRounding;

    /// <summary>Whether a product that only enters a sum is not rounded before.</summary>
    public bool FusesSums => !IsPaired;

    /// <summary>That of three which fits: for float lanes, for doubles that become floats, or for results in double.</summary>
    public T Choose<T>(T single, T wide, T twice) => Lane == ElementType.Single ? single : IsPaired ? twice : wide;
}
