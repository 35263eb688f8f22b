using System;
using System.Collections.Immutable;
using System.Linq;

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

    private readonly ImmutableArray<double> values;

    private Fingerprint(ImmutableArray<double> values) => this.values = values;

    public static Fingerprint Of(Func<double, double> function)
    {
        ImmutableArray<double>.Builder values = ImmutableArray.CreateBuilder<double>(Points.Length);
        foreach (double x in Points)
        {
            values.Add(function(x));
        }

        return new Fingerprint(values.MoveToImmutable());
    }

    public static Fingerprint Of(ScalarFunction function) => Of(function.At);

    /// <summary>Whether it is finite at every point; a function that is not matches nothing.</summary>
    public bool IsFinite => values.All(v => !double.IsNaN(v) && !double.IsInfinity(v));

    /// <summary>Whether it does not depend on the variable.</summary>
    public bool IsConstant => values.All(v => AreSame(v, values[0], Exact));

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
