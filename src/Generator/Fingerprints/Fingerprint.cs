using System;
using System.Collections.Immutable;

namespace ActivationKernels.Fingerprints;

/// <summary>
/// The values of a function at a few points on both sides of 0, none of them a kink of the catalog: two formulas that agree there to
/// six digits are taken for the same function, however they are written.
/// </summary>
internal sealed class Fingerprint
{
    /// <summary>Relative difference up to which two values are the same: above the rounding of float constants, below any slip of the pen.</summary>
    public const double Exact = 1e-6;

    /// <summary>For published approximations, whose constants are given to three or four digits.</summary>
    public const double Published = 1e-3;

    public static ImmutableArray<double> Points { get; } = ImmutableArray.Create(-3, -1.5, -0.7, -0.1, 0.3, 0.9, 2, 4);

    private readonly double[] values;

    private Fingerprint(double[] values)
    {
        this.values = values;
        IsFinite = true;
        IsConstant = true;
        foreach (double value in values)
        {
            IsFinite &= !double.IsNaN(value) && !double.IsInfinity(value);
            IsConstant &= AreSame(value, values[0], Exact);
        }
    }

    /// <summary>Its value at one of the points.</summary>
    /// <param name="point">Index of the point.</param>
    public double this[int point] => values[point];

    public static Fingerprint Of(Func<double, double> function)
    {
        var values = new double[Points.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(Points[i]);
        }

        return new Fingerprint(values);
    }

    public static Fingerprint Of(ScalarFunction function) => Of(function.At);

    /// <summary>Whether it is finite at every point; a function that is not matches nothing.</summary>
    public bool IsFinite { get; }

    /// <summary>Whether it does not depend on the variable.</summary>
    public bool IsConstant { get; }

    public bool Matches(Fingerprint other, double tolerance = Exact)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!AreSame(values[i], other.values[i], tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Equal up to a relative difference; false where either is NaN or infinite.</summary>
    public static bool AreSame(double a, double b, double tolerance) =>
        !double.IsInfinity(a) && !double.IsInfinity(b) && Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b)) + 1e-12;
}
