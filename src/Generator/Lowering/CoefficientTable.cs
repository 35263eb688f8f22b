using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>A function of y &gt;= 0 as polynomials on intervals, which become longer with y.</summary>
/// <param name="Index">Tells the functions apart.</param>
/// <param name="Start">From 2 on, below 2.5: what the first interval is shorter by.</param>
/// <param name="Scale">The interval of y has the number that the exponent and the first two digits of Start + y times this are.</param>
/// <param name="End">Beyond it the value is that of the end.</param>
/// <param name="Rows">One for each interval: its centre, the value there, the coefficients from that of the first power on.</param>
/// <param name="Vanishes">Whether it stands with e^(-y^2/2) only, which is 0 beyond the end.</param>
internal sealed record CoefficientTable(int Index, float Start, float Scale, double End, float[,] Rows, bool Vanishes)
{
    /// <summary>Number of elements of a row.</summary>
    public const int Columns = 8;

    // Four octaves from 2 on, with two digits each, are the last bits of a float without its other digits.
    private const int OtherDigits = 21;

    /// <summary>The value, rounded, and what that leaves out; float lanes with fused operations.</summary>
    /// <remarks>
    /// At the centres the value is nearly a float (S. Gal, An accurate elementary mathematical library, 1991), so that the whole error
    /// is that of the product with the distance.
    /// </remarks>
    public Term Evaluate(TermArithmetic a, Term y, Interval range)
    {
        ProgramBuilder b = a.Builder;
        int bounded = range.Most <= End ? y.Hi : b.Min(b.Constant(End), y.Hi);
        int interval = b.ShiftRight(b.MultiplyAdd(bounded, b.Constant(Scale), b.Constant(Start)), OtherDigits);
        int distance = b.Subtract(bounded, Find(0));
        if (y.HasLow)
        {
            distance = b.Add(distance, y.Lo);
        }

        int slope = Find(Columns - 1);
        for (int column = Columns - 2; column > 1; column--)
        {
            slope = b.MultiplyAdd(slope, distance, Find(column));
        }

        return a.AddProduct(Find(1), distance, slope);

        int Find(int column) => b.LookUp((Index * Columns) + column, interval);
    }
}
