using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed on pairs of floats: those whose primitives cover the range of their arguments, and whose
/// intermediate values neither leave the range of float nor become so small that their low parts are lost.
/// </summary>
internal sealed class FloatPairs
{
    /// <summary>2^-150, half of the smallest float: what is less is 0 when rounded.</summary>
    public const double Vanishing = 7e-46;

    private const double Largest = 7.9e28; // 2^96

    // Raised as far as exponentials are, it leaves room for a factor.
    private const double LargestHeld = 1 << 20;

    private const double LargestDivisor = 1 << 24;

    // Beside such a summand a product that is too small for its low part does not count.
    private const double NeverFaint = 8.1e-28; // 2^-90


    private readonly Ranges ranges;
    private readonly RowGuard? guard;
    private readonly HeldExponentials exponentials;
    private readonly Cancellation cancellation;
    private readonly ExponentialForm pairs = ExponentialForm.Of(Precision.SinglePairs);
    private readonly LeastNonZero leastNonZero = new();
    private readonly Dictionary<(Expr, Use), bool> known = new();
    private readonly Dictionary<Expr, bool> callSine = new();

    /// <param name="ranges">Where values lie.</param>
    /// <param name="guard">What is known of every row; null where nothing is.</param>
    public FloatPairs(Ranges ranges, RowGuard? guard = null)
    {
        this.ranges = ranges;
        this.guard = guard;
        exponentials = new HeldExponentials(ranges);
        cancellation = new Cancellation(ranges, _ => false);
    }

    public bool Suit(Expr root) => Suits(root, new Use(IsRounded: true, Gain: 1));

    /// <summary>
    /// Whether the argument of a function in a fast kernel may be computed so: nothing in it overflows. What is so small that its
    /// low part is lost needs none there.
    /// </summary>
    public bool SuitArgument(Expr argument) => ranges.Of(argument).Magnitude <= Largest && argument.Operation switch
    {
        Operation.Call => false,
        Operation.Divide => argument[1].Operation is Operation.Constant or Operation.Parameter && SuitArgument(argument[0]),
        _ => argument.Operands.All(SuitArgument),
    };

    private bool Suits(Expr e, Use use)
    {
        if (!known.TryGetValue((e, use), out bool suits))
        {
            suits = Check(e, use);
            known.Add((e, use), suits);
        }

        return suits;
    }

    private bool Check(Expr e, Use use) => e.Operation switch
    {
        Operation.Call or Operation.Abs when !ranges.Of(e[0]).IsBounded && cancellation.MayOutgrow(e[0]) => false,
        Operation.Call => VanishesAtItsEnd(e, use)
            && ((use.IsRounded && e.Primitive == Primitive.Exp) || Approximations.SuitsFloatPairs(e.Primitive!, ranges.Of(e[0])))
            && (Approximations.IsTrigonometric(e.Primitive!) ? IsExact(e[0]) : Suits(e[0], e.Primitive!.KeepsSign ? Use.Argument : Use.Faint)),
        Operation.Divide when !IsFarFromZero(e[1]) && e[0].Operation != Operation.Constant => false,
        Operation.Divide when e[1].IsPowerOfTwo => (use.IsRounded || KeepsLowPart(e, use) || IsBesideMore(e, use)) && Suits(e[0], use.Scaled(1 / Math.Abs(e[1].Value))),
        Operation.Divide => exponentials.KeepDigits(e) && (use.IsRounded || KeepsLowPart(e, use) || IsBesideMore(e, use))
            && Suits(e[0], use.OverDivisor(ranges.Of(e[1]))) && Suits(e[1], use.UnderDividend(ranges.Of(e[0]))),
        Operation.Multiply => exponentials.KeepDigits(e) && (use.IsRounded || KeepsLowPart(e, use) || IsFaintOnly(e, use) || IsFaintBesideMore(e, use)) && Suits(e[0], use.Scaled(ranges.Of(e[1]))) && Suits(e[1], use.Scaled(ranges.Of(e[0]))),
        Operation.RowSum => use.Gain == 0 && ranges.Of(e).Magnitude <= Largest,
        Operation.Add or Operation.Subtract when guard?.KeepsFar(e) == true => e.Operands.All(operand => Suits(operand, use with { IsRounded = false, Gain = 0 })),
        Operation.Add or Operation.Subtract when CallsSine(e) => false,
        Operation.Add or Operation.Subtract when !use.IsRounded && !use.MayOverflow && e.Operands.All(operand => ranges.Of(operand).Magnitude > Largest) => false,
        Operation.Add or Operation.Subtract => SuitsBeside(e[0], e[1], use) && SuitsBeside(e[1], e[0], use),
        Operation.Select when IsHeld(e) => e.Operands.All(operand => Suits(operand, use)),
        Operation.Select or Operation.Min or Operation.Max when !use.IsRounded && use.Gain > 1 && e.Operands.Any(operand => !operand.IsCondition && !IsFarFromZero(operand)) => false,
        Operation.Sqrt => Suits(e[0], Use.Anyhow),
        Operation.Constant => Math.Abs(e.Value) <= float.MaxValue || double.IsInfinity(e.Value),
        _ => e.Operands.All(operand => Suits(operand, use)),
    };

    // Then the arm that is not held with headroom is raised beside one that is.
    private bool IsHeld(Expr choice) => ranges.Of(choice).Magnitude <= LargestHeld;

    // Neither a choice nor a sum has headroom: what stands alone where the other summand vanishes must not grow.
    private bool SuitsBeside(Expr e, Expr other, Use use)
    {
        Use beside = Beside(e, other, use);
        return (beside.Gain <= 1 || IsFarFromZero(e)) && Suits(e, beside);
    }

    // Where the square of the other summand is faint, that one is as much larger as it is small itself.
    private Use Beside(Expr e, Expr other, Use use) =>
        ranges.Of(other).LeastMagnitude >= NeverFaint || (e.Operation == Operation.Multiply && e.Operands.All(factor => ReferenceEquals(factor, other))) ? use with { Gain = 0 } : use;

    // A product of single floats misses at most 2^-150, and does so where it is small itself. What does not make that grow leaves the
    // result within half the last place of the smallest floats.
    private bool IsFaintOnly(Expr product, Use use) =>
        use.Gain <= 1
        && product.Operands.All(LeastNonZero.IsInput)
        && (IsBesideMore(product, use) || product.Operands.Any(operand => ranges.Of(operand).Magnitude <= 1));

    private bool IsFaintBesideMore(Expr product, Use use) => IsBesideMore(product, use) && product.Operands.All(operand => ranges.Of(operand).Magnitude <= Largest);

    // An exponential is not computed beyond a bound, nor is what a table gives: there the result has to be 0 already.
    private bool VanishesAtItsEnd(Expr e, Use use)
    {
        Interval argument = ranges.Of(e[0]);
        if (e.Primitive == Primitive.Exp && argument.Least >= 0)
        {
            return argument.Most <= pairs.MostOfPositive || use.Factor * Math.Exp(-pairs.MostOfPositive) <= Vanishing;
        }

        double least = pairs.For(argument).Least;
        double end = e.Primitive == Primitive.Exp && argument.Least < least ? Math.Exp(least)
            : Approximations.FindTable(e.Primitive!) is { LeastFactor: > 0 } table ? table.LeastFactor * Math.Abs(DoubleNumbers.Instance.Call(e.Primitive!, table.Reach))
            : 0;
        return end == 0 || use.Gain == 0 || use.Factor * end <= Vanishing;
    }

    // What is added to something that is never faint may be so.
    private bool IsBesideMore(Expr e, Use use) => use.Gain == 0 && ranges.Of(e).Magnitude <= Largest;

    // Next to a root of a sine all digits of the angle count, and a pair has twice as many as a float.
    private static bool IsExact(Expr angle) => angle.Operation is Operation.Input or Operation.Parameter;

    // Pairs hold a sine to a quarter of the last digit, which a difference would make grow.
    private bool CallsSine(Expr e)
    {
        if (!e.HasCalls || IsSine(e))
        {
            return e.HasCalls;
        }

        if (!callSine.TryGetValue(e, out bool result))
        {
            result = e.Operands.Any(CallsSine);
            callSine.Add(e, result);
        }

        return result;
    }

    private static bool IsSine(Expr e) => e.Operation == Operation.Call && Approximations.IsTrigonometric(e.Primitive!);

    // An exponential falls only so far: a small numerator would see that, where a constant makes an infinity of either.
    private bool IsFarFromZero(Expr e) => ranges.Of(e).LeastMagnitude > 0 || !CallsPrimitive(e);

    private bool KeepsLowPart(Expr product, Use use)
    {
        if (product.Operation == Operation.Multiply ? product.Operands.Any(operand => operand.IsPowerOfTwo) : product[1].IsPowerOfTwo)
        {
            return use.MayOverflow || ranges.Of(product).Magnitude <= Largest || !Grows(product);
        }

        Interval range = ranges.Of(product);
        bool isSquare = ReferenceEquals(product[0], product[1]);
        return range.Magnitude <= Largest
            && (range.LeastMagnitude > 0 || leastNonZero.Of(product) >= NeverFaint || (IsHeldSmall(product) && (!isSquare || ranges.Of(product[0]).Magnitude <= 1)));
    }

    // Approximations hold small results with headroom, beyond which a divisor must not take them; exponentials have their own.
    private bool IsHeldSmall(Expr product) => product.HasCallsOfInputs && CallsPrimitive(product)
        && (product.Operation == Operation.Multiply || product[1].HasCalls || ranges.Of(product[1]).Magnitude <= LargestDivisor);

    // With a power of two as factor or divisor.
    private static bool Grows(Expr product) => product.Operation == Operation.Multiply
        ? Math.Abs(product.Operands.First(operand => operand.IsPowerOfTwo).Value) > 1
        : Math.Abs(product[1].Value) < 1;

    private static bool CallsPrimitive(Expr e) => e.HasCalls && ((e.Operation == Operation.Call && !IsSine(e)) || e.Operands.Any(CallsPrimitive));

    /// <summary>What becomes of a value.</summary>
    /// <param name="IsRounded">It is rounded where it is computed: its low part does not count.</param>
    /// <param name="Gain">By how much an error of it grows in the result.</param>
    /// <param name="MayOverflow">What takes it does the same with an infinity as with any large number.</param>
    /// <param name="Factor">By what it is multiplied, in the result.</param>
    private readonly record struct Use(bool IsRounded, double Gain, bool MayOverflow = false, double Factor = 1)
    {
        /// <summary>A function takes it, within bounds of its own.</summary>
        public static Use Argument { get; } = new(false, double.PositiveInfinity, MayOverflow: true);

        /// <summary>The same, and what is faint leaves the value at that at 0.</summary>
        public static Use Faint { get; } = Argument with { Gain = 0 };

        /// <summary>It enters operations that need all its digits.</summary>
        public static Use Anyhow { get; } = new(false, double.PositiveInfinity);

        public Use Scaled(Interval factor) => Scaled(factor.Magnitude);

        public Use Scaled(double factor) => this with { IsRounded = false, Gain = Gain * factor, Factor = Factor * factor };

        public Use OverDivisor(Interval divisor) => Anyhow with { Factor = divisor.LeastMagnitude > 0 ? Factor / divisor.LeastMagnitude : Factor };

        public Use UnderDividend(Interval dividend) => Anyhow with { Factor = Factor * dividend.Magnitude };
    }
}
