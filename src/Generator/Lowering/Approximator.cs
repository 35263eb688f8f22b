using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Turns expanded formulas into instructions of one precision. In plain precision every operation rounds, as the formula means
/// it; in the others only the last rounding of an output counts.
/// </summary>
internal sealed class Approximator
{
    private const double NeverSmall = 1.0 / 1024;
    private const double LeastOrdinary = 1e-290;
    private const double NeverFaint = 1e-30;

    // What lies the digits of a float below it is a normal float still.
    private const double LeastWithTail = 7.9e-31; // 2^-100

    // A number of no more than 1 is held with so many binary digits of headroom where it is squared.
    private const int FaintDigits = 40;

    // A constant without its last few digits.
    private const int MostBesideConstant = 64;

    private readonly ProgramBuilder builder;
    private readonly TermArithmetic arithmetic;
    private readonly Ranges ranges;
    private readonly Infinities infinities;
    private readonly RoundingCost cost;
    private readonly Cancellation cancellation;
    private readonly Func<Expr, int> leaf;
    private readonly Approximator? arguments;
    private readonly LeastNonZero leastNonZero = new();
    private readonly Dictionary<Expr, Term> terms = new();
    private readonly Dictionary<Expr, Term> rounded = new();
    private readonly Dictionary<(Expr, bool), Term> looseProducts = new();
    private readonly Dictionary<Expr, bool> neverZero = new();

    public Approximator(ProgramBuilder builder, Precision precision, FormulaFacts facts, Func<Expr, int> leaf)
    {
        this.builder = builder;
        ranges = facts.Ranges;
        infinities = facts.Infinities;
        cost = facts.RoundingCost;
        cancellation = new Cancellation(ranges, sum => cost.IsAffordable(sum, builder.Lane));
        this.leaf = leaf;
        arithmetic = TermArithmetic.Of(builder, precision);
        arguments = precision.HasPairedArguments ? new Approximator(builder, Precision.Arguments, facts, leaf) : null;
    }

    /// <summary>Whether a value had to leave its scale, where the smallest lose digits of their low parts.</summary>
    public bool LosesTail { get; private set; }

    /// <summary>Says in which registers the value of an expression already is.</summary>
    public void Bind(Expr e, Term term)
    {
        terms.Add(e, term);
        rounded.Add(e, arithmetic.Round(term, isRegular: false));
    }

    /// <summary>The value of the expression, not rounded: its low part is below the last digit of its high part.</summary>
    public Term Unrounded(Expr e) => arithmetic.Tight(arithmetic.Align(Lower(e)));

    /// <summary>The value of the expression, rounded to one register.</summary>
    public int Round(Expr e) => arithmetic.Align(RoundScaled(e)).Hi;

    // The rounded value, still to be multiplied by its power of two.
    private Term RoundScaled(Expr e)
    {
        if (!rounded.TryGetValue(e, out Term result))
        {
            result = e.Operation switch
            {
                Operation.Select => RoundChoice(e),
                Operation.Negate => arithmetic.Negate(RoundScaled(e[0])),
                Operation.CopySign => new Term(CopySign(RoundMagnitude(e[0]), e[1])),
                Operation.Multiply when arithmetic.Precision.HasSpareDigits => new Term(builder.Multiply(Round(e[0]), Round(e[1]))),
                Operation.Multiply => RoundProduct(e),
                Operation.Add when arithmetic.IsPaired && cost.IsAffordable(e, builder.Lane) => arithmetic.AddRounded(RoundScaled(e[0]), RoundScaled(e[1])),
                Operation.Subtract when arithmetic.IsPaired && cost.IsAffordable(e, builder.Lane) => arithmetic.SubtractRounded(RoundScaled(e[0]), RoundScaled(e[1])),
                Operation.Add when builder.Lane == ElementType.Single && arithmetic.IsPaired && NothingCancels(e) => RoundLooseSum(e),
                Operation.Add when arithmetic.Precision.HasSpareDigits => arithmetic.RoundSum(Lower(e[0]), Lower(e[1])),
                Operation.Subtract when arithmetic.Precision.HasSpareDigits => arithmetic.RoundSum(Lower(e[0]), arithmetic.Negate(Lower(e[1]))),
                Operation.Divide when IsRegular(e) && !infinities.Includes(e[1]) => RoundQuotient(e),
                Operation.Call when IsExponentialOfEitherSign(e) => Exponentials.RoundedExp(arithmetic, Argument(e.Primitive!, e[0]), ranges.Of(e[0])),
                Operation.Abs => new Term(builder.Emit(new Instruction(Opcode.Abs, RoundMagnitude(e[0])))),
                _ => arithmetic.Round(Lower(e), IsRegular(e)),
            };
            rounded.Add(e, result);
        }

        return result;
    }

    // Arms of one scale give it up together.
    private Term RoundChoice(Expr e)
    {
        int condition = Condition(e[0]);
        (Term a, Term b) = (RoundScaled(e[1]), RoundScaled(e[2]));
        return a.Exponent == b.Exponent
            ? new Term(builder.Select(condition, a.Hi, b.Hi), Exponent: a.Exponent)
            : new Term(builder.Select(condition, arithmetic.Align(a).Hi, arithmetic.Align(b).Hi));
    }

    private bool NothingCancels(Expr sum) => sum.Operands.All(IsPositive);

    private bool IsPositive(Expr e) => ranges.Of(e).Least >= 0;

    // What is not rounded before need not be tight either. With an exponential the sum is no zero whose sign counts.
    private Term RoundLooseSum(Expr e)
    {
        (Term a, Term b) = (LooseSummand(e[0]), LooseSummand(e[1]));

        // A small exponential is rounded before it gives its headroom up, and there once more only where its last digit counts half.
        Term sum = OnOneScale(e, a, b) is { } held
            ? arithmetic.AddLoosely(held.A, held.B)
            : arithmetic.AddLoosely(AlignedSummand(e[0], a), AlignedSummand(e[1], b));
        return arithmetic.Round(sum, ranges.Of(e).IsBounded && (IsRegular(e) || e.Operands.Any(IsNeverZero)));
    }

    // What a quotient leaves out may count more than its last digit, and would be rounded apart from it.
    private Term AlignedSummand(Expr e, Term term)
    {
        term = arithmetic.Tight(term);
        return arithmetic.Align(e.Operation == Operation.Divide && term.HasLow ? Unscale(e, term) : term);
    }

    private Term LooseSummand(Expr e) => e.Operation == Operation.Multiply && !terms.ContainsKey(e) ? LooseProduct(e, maySilence: true) : Lower(e);

    // Exponentials, what stands with them in tables, and products of these: their roots, if any, are no floats.
    private bool IsNeverZero(Expr e)
    {
        if (!neverZero.TryGetValue(e, out bool result))
        {
            result = e.Operation == Operation.Multiply ? e.Operands.All(IsNeverZero)
                : e.Operation == Operation.Call && (e.Primitive == Primitive.Exp || (Approximations.FindTable(e.Primitive!) is not null && !e.Primitive!.KeepsSign));
            neverZero.Add(e, result);
        }

        return result;
    }

    private bool IsExponentialOfEitherSign(Expr e) =>
        arithmetic.IsPaired && e.Primitive == Primitive.Exp && Exponentials.IsOfEitherSign(ranges.Of(e[0]), arithmetic.Precision);

    // Neither infinite nor a zero whose sign counts: a positive quotient may underflow, but not to -0. An exponential is held with headroom.
    private bool IsRegular(Expr e) => e.Primitive == Primitive.Exp || (ranges.Of(e).IsBounded
        && (ranges.Of(e).LeastMagnitude > 0
            || (e.Operation == Operation.Divide && ranges.Of(e[0]).Least > 0 && ranges.Of(e).Least >= 0)
            || (e.Operation == Operation.Divide && ranges.Of(e[1]).Least > 0 && IsPositiveZero(e[0]) && leastNonZero.Of(e) >= NeverFaint)));

    // What a sum with a constant is where it is 0.
    private bool IsPositiveZero(Expr e) => e.Operation is Operation.Add or Operation.Subtract && leastNonZero.Of(e) > 0;

    // For the operand of an operation that takes the magnitude only: the sign of a zero does not count.
    private int RoundMagnitude(Expr e) => arithmetic.Align(
        !ranges.Of(e).IsBounded ? RoundScaled(e)
        : e.Operation == Operation.Divide && !infinities.Includes(e[1]) ? RoundQuotient(e)
        : e.Operation == Operation.Call ? arithmetic.Round(Lower(e), isRegular: true)
        : RoundScaled(e)).Hi;

    private int CopySign(int magnitude, Expr sign) => builder.CopySign(magnitude, Round(sign));

    // The sign is that of the value already, but for a zero: a low part stays as it is.
    private static bool OnlySignsZero(Expr e) =>
        e[0].Operation == Operation.Call && e[0].Primitive!.KeepsSign && ReferenceEquals(e[0][0], e[1]);

    // Nobody asks a gradient of zero for its sign.
    private Term RoundProduct(Expr e)
    {
        if (!arithmetic.IsPaired)
        {
            return Lower(e);
        }

        (Term a, Term b) = Factors(e, isRounded: true);
        Interval range = ranges.Of(e);
        return arithmetic.RoundProduct(
            a, b, ranges.Of(e[0]).IsBounded && ranges.Of(e[1]).IsBounded && (range.Least >= 0 || range.Most < 0 || IsNeverZero(e) || e.Leaves().Exists(Kernel.IsUpstream)));
    }

    private Term Multiply(Expr e)
    {
        (Term a, Term b) = Factors(e);
        return ByExponential(e[0], a, e[1], b) ?? ByExponential(e[1], b, e[0], a) ?? arithmetic.Multiply(a, b);
    }

    // A product that becomes part of a sum is not rounded there.
    private Term Summand(Expr e)
    {
        if (!arithmetic.Precision.IsFast || e.Operation != Operation.Multiply)
        {
            return Lower(e);
        }

        (Term a, Term b) = Factors(e);
        return arithmetic.Multiply(a, b);
    }

    // A product of floats with an exponential as it is held does without the rounding of the exponential.
    private Term? ByExponential(Expr factor, Term a, Expr e, Term exponential) =>
        arithmetic.Precision.IsFast && FloatErrors.IsFactoredExponential(factor, e) && exponential == Lower(e)
            ? Exponentials.ExpTimes(arithmetic, a, Argument(e.Primitive!, e[0]), ranges.Of(e[0]))
            : null;

    // A factor that is never small needs no headroom: that of the other then stays with the result.
    private Term Factor(Expr e, bool isRounded = false)
    {
        Term term = isRounded && e.Operation == Operation.Multiply && builder.Lane == ElementType.Single && !terms.ContainsKey(e) ? LooseProduct(e) : Lower(e);
        return ranges.Of(e).LeastMagnitude >= NeverSmall && ranges.Of(e).Magnitude <= builder.Largest ? arithmetic.Align(term) : term;
    }

    // Part of a product that is rounded: not every digit of its low part counts.
    private Term LooseProduct(Expr e, bool maySilence = false)
    {
        if (!looseProducts.TryGetValue((e, maySilence), out Term product))
        {
            (Term a, Term b) = Factors(e, isRounded: true);
            product = arithmetic.MultiplyLoosely(a, b, maySilence);
            looseProducts.Add((e, maySilence), product);
        }

        return product;
    }

    // What is held scaled up could overflow in the product: then the factor that stays farther from zero gives its scale up, and
    // the other one after it.
    private (Term A, Term B) Factors(Expr e, bool isRounded = false)
    {
        (Term a, Term b) = (Factor(e[0], isRounded), Factor(e[1], isRounded));
        if (IsFaintSquare(e, a))
        {
            a = arithmetic.Raise(a, FaintDigits);
            return (a, a);
        }

        bool isFirst = ranges.Of(e[0]).LeastMagnitude > ranges.Of(e[1]).LeastMagnitude;
        for (int i = 0; i < 2 && Held(e[0], a) * Held(e[1], b) > builder.Largest; i++, isFirst = !isFirst)
        {
            (a, b) = isFirst ? (Unscale(e[0], a), b) : (a, Unscale(e[1], b));
        }

        return (Raised(e[0], a, b.Exponent), Raised(e[1], b, a.Exponent));
    }

    // Beside a factor that is held below its size, or over a divisor that is held above, a small one would lose digits.
    private Term Raised(Expr e, Term term, int digits) =>
        digits > 0 && term.Exponent == 0 && ranges.Of(e).LeastMagnitude < HeldExponentials.NeverSmall && Held(e, term) * Math.Pow(2, digits) <= builder.Largest
            ? arithmetic.Raise(term, digits)
            : term;

    // The square of a small number is smaller than its low part may be.
    private bool IsFaintSquare(Expr e, Term factor) =>
        arithmetic.IsPaired && builder.Lane == ElementType.Single && factor.Exponent == 0
        && ReferenceEquals(e[0], e[1]) && e[0].HasCalls && ranges.Of(e[0]) is { Magnitude: <= 1, LeastMagnitude: 0 };

    private Term Unscale(Expr e, Term term)
    {
        if (term.Exponent >= 0)
        {
            return term;
        }

        LosesTail |= ranges.Of(e).LeastMagnitude < LeastWithTail;
        return arithmetic.Align(term);
    }

    // The largest magnitude in the registers of a term; doubles have room for factors of up to 2^200.
    private double Held(Expr e, Term term) =>
        Math.Min(ranges.Of(e).Magnitude, builder.LargestFactor) * Math.Pow(2, -term.Exponent);

    private Term Lower(Expr e)
    {
        if (!terms.TryGetValue(e, out Term term))
        {
            term = Compute(e);
            terms.Add(e, term);
        }

        return term;
    }

    private Term Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => arithmetic.Constant(e.Value, e.Tail),
        Operation.Input or Operation.Parameter => new Term(leaf(e)),
        Operation.Within => Lower(e[0]),
        Operation.Add or Operation.Subtract => Sum(e),
        Operation.Multiply => Multiply(e),
        Operation.Divide => Divide(e),
        Operation.Negate => arithmetic.Negate(Lower(e[0])),
        Operation.Abs => arithmetic.Abs(Settled(e[0])),
        Operation.Sqrt => arithmetic.Sqrt(Lower(e[0]), ranges.Of(e[0])),
        Operation.Min => Extreme(Opcode.Min, e[0], e[1]),
        Operation.Max => Extreme(Opcode.Max, e[0], e[1]),
        Operation.CopySign when OnlySignsZero(e) => Lower(e[0]) with { Hi = CopySign(Lower(e[0]).Hi, e[1]) },
        Operation.CopySign => arithmetic.CopySign(Lower(e[0]), Round(e[1]), isPositive: ranges.Of(e[0]).Least >= 0),
        Operation.Select => Choice(e),
        Operation.Call => Call(e),
        _ => throw new InvalidOperationException($"{e.Operation} has no value."),
    };

    // An arm held with headroom keeps it where that of the other fits beside.
    private Term Choice(Expr e)
    {
        (Term a, Term b) = (Lower(e[1]), Lower(e[2]));
        (a, b) = arithmetic.IsPaired && builder.Lane == ElementType.Single && OnOneScale(e, a, b) is { } held ? held : (a, b);
        return arithmetic.Select(Condition(e[0]), a, b);
    }

    // Both with the headroom of the one that has more, unless one of them would be too large with it.
    private (Term A, Term B)? OnOneScale(Expr e, Term a, Term b)
    {
        int exponent = Math.Min(a.Exponent, b.Exponent);
        return e.Operands.All(operand => operand.IsCondition || Held(operand, new Term(-1, Exponent: exponent)) <= builder.Largest)
            ? (arithmetic.Raise(a, a.Exponent - exponent), arithmetic.Raise(b, b.Exponent - exponent))
            : null;
    }

    // An eighth of a turn is rounded beside an angle, unless it is added to the turns.
    private Term Call(Expr e) => Eighths.Find(e) is { } shifted
        ? Trigonometry.Shifted(arithmetic, Argument(e.Primitive!, shifted.Angle), ranges.Of(shifted.Angle), e.Primitive == Primitive.Cos, shifted.Count)
        : Approximations.Find(e.Primitive!)(arithmetic, Argument(e.Primitive!, e[0]), ranges.Of(e[0]));

    private Term Argument(Primitive primitive, Expr argument) => arguments is not null && Approximations.TakesPairs(primitive)
        ? arithmetic.Align(arguments.Settled(argument))
        : Settled(argument);

    // With a high part that is what the value is about.
    private Term Settled(Expr e)
    {
        Term term = arithmetic.Tight(Lower(e));
        return term.HasLow && builder.Lane == ElementType.Single && cancellation.MayOutgrow(e)
            ? arithmetic.Normalise(term.Hi, term.Lo) with { Exponent = term.Exponent }
            : term;
    }

    // An infinite denominator leaves a quotient of 0, and a rest that is no number.
    private Term Divide(Expr e)
    {
        (Term dividend, Term divisor) = Quotient(e);
        Term quotient = arithmetic.Divide(dividend, divisor, IsOrdinary(e[1]));
        return quotient.HasLow && infinities.Includes(e[1])
            ? quotient with { Lo = builder.Select(builder.Emit(new Instruction(Opcode.Ordered, quotient.Lo, quotient.Lo)), quotient.Lo, builder.Constant(0)) }
            : quotient;
    }

    private (Term Dividend, Term Divisor) Quotient(Expr e)
    {
        Term divisor = Factor(e[1]);
        return (Raised(e[0], Lower(e[0]), -divisor.Exponent), divisor);
    }

    private Term RoundQuotient(Expr e)
    {
        (Term dividend, Term divisor) = Quotient(e);
        return arithmetic.RoundQuotient(dividend, divisor, IsOrdinary(e[1]));
    }

    private bool IsOrdinary(Expr divisor) => ranges.Of(divisor).Least >= LeastOrdinary && !infinities.Includes(divisor);

    // What a constant leaves out counts where the sum cancels.
    private Term Sum(Expr e)
    {
        Term sum = e.Operation == Operation.Subtract ? Add(e[0], Summand(e[0]), e[1], arithmetic.Negate(Summand(e[1])), isSum: false)
            : (Beside(e[0], e[1]) ?? Beside(e[1], e[0])) is { } ordered ? ordered
            : Add(e[0], Summand(e[0]), e[1], Summand(e[1]), isSum: true);
        double tail = arithmetic.Precision.IsFast ? FloatTail.Of(e, ranges) : 0;
        return tail == 0 ? sum : arithmetic.Add(sum, arithmetic.Constant(tail, 0), isOrdered: false);
    }

    private Term Add(Expr a, Term first, Expr b, Term second, bool isSum)
    {
        if (arithmetic.Precision.IsFast)
        {
            (first, second) = (AlignedProduct(first), AlignedProduct(second));
        }

        return IsOrdered(a, b) ? arithmetic.Add(first, second, isOrdered: true)
            : IsOrdered(b, a) ? arithmetic.Add(second, first, isOrdered: true)
            : arithmetic.Precision.IsWide && MayBeProduct(a) && MayBeProduct(b) && !(isSum && IsPositive(a) && IsPositive(b)) ? arithmetic.AddRounded(first, second)
            : arithmetic.Add(first, second, isOrdered: false);
    }

    // Two products that are one value, whatever stands in which order, have to be rounded alike, or their difference is not 0.
    private static bool MayBeProduct(Expr e) => e.Operation switch
    {
        Operation.Constant or Operation.Input or Operation.Parameter or Operation.Call => false,
        Operation.Negate or Operation.Abs or Operation.CopySign => MayBeProduct(e[0]),
        _ => true,
    };

    // Of the constant so few digits are added that the sum with what has its sign is ordered, whichever is larger; the others follow in
    // its low part, which stays small beside it.
    private Term? Beside(Expr constant, Expr other)
    {
        Interval range = ranges.Of(other);
        if (!arithmetic.IsPaired || constant.Operation != Operation.Constant || IsOrdered(constant, other) || IsOrdered(other, constant)
            || range.Magnitude > MostBesideConstant * Math.Abs(constant.Value) || !(constant.Value > 0 ? range.Least >= 0 : range.Most <= 0))
        {
            return null;
        }

        double few = Math.Round(constant.Value / LastDigitBeside(range)) * LastDigitBeside(range);
        var term = new Term(builder.Constant(few), builder.Constant(constant.Value - few + constant.Tail));
        return arithmetic.Add(term, Summand(other), isOrdered: true);
    }

    // A product with a constant gives its headroom up at no cost, and is not rounded before it is added.
    private Term AlignedProduct(Term term) => term.Exponent != 0 && builder.WithConstant(term.Hi, Math.Pow(2, term.Exponent)) is >= 0 and int product
        ? new Term(product)
        : term;

    // The fast two-sum is exact too where the first operand is a multiple of the last digit of the second (S. Boldo, S. Graillat and
    // J.-M. Muller, On the robustness of the 2Sum and Fast2Sum algorithms, 2017): a constant of few digits beside what is not huge.
    private bool IsOrdered(Expr larger, Expr smaller) =>
        ranges.Of(larger).LeastMagnitude >= ranges.Of(smaller).Magnitude
        || IsShareOf(larger, smaller)
        || (larger.Operation == Operation.Constant && LastDigitBeside(ranges.Of(smaller)) <= LastDigit(larger));

    // The least weight, a power of two, that the last digit of a constant may have.
    private double LastDigitBeside(Interval range) => Math.Pow(2, Math.Ceiling(Math.Log(range.Magnitude, 2)) - (ProgramBuilder.Digits(builder.Lane) - 1));

    // A product with a factor of at most 1.
    private bool IsShareOf(Expr whole, Expr product) => product.Operation == Operation.Multiply
        && ((ReferenceEquals(product[0], whole) && ranges.Of(product[1]).Magnitude <= 1) || (ReferenceEquals(product[1], whole) && ranges.Of(product[0]).Magnitude <= 1));

    // Weight of the last digit that is not 0; 0 for what the lanes do not hold.
    private double LastDigit(Expr constant)
    {
        double value = Math.Abs(constant.Value);
        if (constant.Tail != 0 || value == 0 || double.IsInfinity(value) || (builder.Lane == ElementType.Single && value != (float)value))
        {
            return 0;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        long significand = bits | (1L << 52);
        int exponent = (int)(bits >> 52) - 1075;
        return (significand & -significand) * Math.Pow(2, exponent);
    }

    private int Condition(Expr e) => e.Operation switch
    {
        Operation.Less => builder.Emit(new Instruction(Opcode.Less, Round(e[0]), Round(e[1]))),
        Operation.LessOrEqual => builder.Emit(new Instruction(Opcode.LessOrEqual, Round(e[0]), Round(e[1]))),
        Operation.Ordered => builder.Emit(new Instruction(Opcode.Ordered, Round(e[0]), Round(e[1]))),
        _ => throw new InvalidOperationException($"{e.Operation} is not a condition."),
    };

    private Term Extreme(Opcode opcode, Expr a, Expr b)
    {
        (Expr first, Expr second) = b.Operation == Operation.Constant ? (b, a) : (a, b);
        Term extreme;
        if (Lower(first).HasLow || Lower(second).HasLow)
        {
            // NaN fails the comparison: then the second operand stands.
            (Expr smaller, Expr larger) = opcode == Opcode.Min ? (first, second) : (second, first);
            int isFirst = builder.Emit(new Instruction(Opcode.Less, Round(smaller), Round(larger)));
            extreme = arithmetic.Select(isFirst, Lower(first), Lower(second));
        }
        else
        {
            // The instruction returns its second operand where either is NaN: a constant goes first.
            extreme = new Term(builder.Emit(new Instruction(opcode, Round(first), Round(second))));
        }

        if (first.Operation == Operation.Constant)
        {
            return extreme;
        }

        int isNumber = builder.Emit(new Instruction(Opcode.Ordered, Round(first), Round(first)));
        return arithmetic.Select(isNumber, extreme, new Term(Round(first)));
    }
}
