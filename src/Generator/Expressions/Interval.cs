using System;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>A closed interval of the extended real line. Products of zero and infinity count as zero: NaN is outside all intervals.</summary>
internal readonly record struct Interval(double Least, double Most)
{
    public static Interval All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool IsBounded => !double.IsInfinity(Least) && !double.IsInfinity(Most);

    /// <summary>The largest absolute value.</summary>
    public double Magnitude => Math.Max(Math.Abs(Least), Math.Abs(Most));

    /// <summary>The smallest absolute value.</summary>
    public double LeastMagnitude => Least <= 0 && Most >= 0 ? 0 : Math.Min(Math.Abs(Least), Math.Abs(Most));

    public static Interval operator +(Interval a, Interval b) => Hull(a.Least + b.Least, a.Most + b.Most);

    public static Interval operator -(Interval a) => new(-a.Most, -a.Least);

    public static Interval operator -(Interval a, Interval b) => a + -b;

    public static Interval operator *(Interval a, Interval b) => Hull(
        Product(a.Least, b.Least), Product(a.Least, b.Most), Product(a.Most, b.Least), Product(a.Most, b.Most));

    public static Interval operator /(Interval a, Interval b) =>
        b.LeastMagnitude == 0 ? All : a * new Interval(1 / b.Most, 1 / b.Least);

    /// <summary>The image under an increasing function.</summary>
    public Interval Through(Func<double, double> increasing) => Hull(increasing(Least), increasing(Most));

    /// <summary>What both hold, which is something.</summary>
    public Interval Intersection(Interval other) => new(Math.Max(Least, other.Least), Math.Min(Most, other.Most));

    public Interval Union(Interval other) => Hull(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    // Where the bounds cannot be told (infinity - infinity, outside a domain) everything is possible.
    private static Interval Hull(params double[] bounds) => bounds.Any(double.IsNaN) ? All : new Interval(bounds.Min(), bounds.Max());
}
