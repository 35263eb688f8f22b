using System;

namespace ActivationKernels.Expressions;

/// <summary>
/// A real number as the unevaluated sum of two doubles, as constants hold it: some 100 binary digits. Error-free transformations after
/// D. E. Knuth and T. J. Dekker.
/// </summary>
internal readonly record struct TailedNumber(double Value, double Tail = 0)
{
    // 2^27 + 1 splits a double into halves whose products are exact (G. W. Veltkamp).
    private const double Splitter = 134217729;

    // Far from where products overflow, or lose their tail.
    private const double Largest = 1e100;

    public bool IsZero => Value == 0;

    public bool IsOrdinary => IsZero || (Math.Abs(Value) < Largest && Math.Abs(Value) > 1 / Largest);

    public static TailedNumber Of(Expr constant) => new(constant.Value, constant.Tail);

    public static TailedNumber operator +(TailedNumber a, TailedNumber b)
    {
        double sum = a.Value + b.Value;
        double part = sum - a.Value;
        return Normalised(sum, (a.Value - (sum - part)) + (b.Value - part) + (a.Tail + b.Tail));
    }

    public static TailedNumber operator -(TailedNumber a) => new(-a.Value, -a.Tail);

    public static TailedNumber operator *(TailedNumber a, TailedNumber b)
    {
        double product = a.Value * b.Value;
        (double aHigh, double aLow) = Halves(a.Value);
        (double bHigh, double bLow) = Halves(b.Value);
        double error = (aHigh * bHigh) - product + (aHigh * bLow) + (aLow * bHigh) + (aLow * bLow);
        return Normalised(product, error + (a.Value * b.Tail) + (a.Tail * b.Value));
    }

    public Expr In(ExprTable table) => Tail == 0 ? table.Constant(Value) : table.Constant(Value, Tail);

    private static TailedNumber Normalised(double value, double tail)
    {
        double sum = value + tail;
        return new TailedNumber(sum, tail - (sum - value));
    }

    private static (double High, double Low) Halves(double a)
    {
        double high = (a * Splitter) - ((a * Splitter) - a);
        return (high, a - high);
    }
}
