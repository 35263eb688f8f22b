using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>A function of y &gt;= 0 as polynomials on intervals, which become longer with y.</summary>
/// <param name="First">Number of the table of its first column.</param>
/// <param name="Start">From 2 on, below 2.5: what the first interval is shorter by.</param>
/// <param name="Scale">The interval of y has the number that the exponent and the first two digits of Start + y times this are.</param>
/// <param name="End">Where the last interval ends.</param>
/// <param name="Rows">One for each interval: its centre, the value there, the coefficients from that of the first power on.</param>
/// <param name="LeastFactor">The least factor it stands with, which makes it 0 beyond its reach; 0 where the function is constant from there on.</param>
internal record CoefficientTable(int First, float Start, float Scale, double End, float[,] Rows, double LeastFactor = 0)
{
    // Four octaves from 2 on, with two digits each, are the last bits of a float without its other digits.
    private const int OtherDigits = 21;

    /// <summary>Number of elements of a row.</summary>
    public int Columns => Rows.GetLength(1);

    /// <summary>Beyond it the value is that there: the end, unless the last row goes on.</summary>
    public double Reach { get; init; } = End;

    /// <summary>The value, rounded, and what that leaves out; float lanes with fused operations.</summary>
    /// <remarks>
    /// At the centres the value is nearly a float (S. Gal, An accurate elementary mathematical library, 1991), so that the whole error
    /// is that of the product with the distance.
    /// </remarks>
    public virtual Term Evaluate(TermArithmetic a, Term y, Interval range)
    {
        (int interval, int distance) = Place(a.Builder, y, range);
        distance = y.HasLow ? a.Builder.Add(distance, y.Lo) : distance;
        return a.AddProduct(Find(a.Builder, 1, interval), distance, Horner(a.Builder, 2, interval, distance));
    }

    /// <summary>The number of the interval in its last bits, and the distance of the high part of y from its centre.</summary>
    protected (int Interval, int Distance) Place(ProgramBuilder b, Term y, Interval range)
    {
        int bounded = range.Most <= End ? y.Hi : b.Min(b.Constant(End), y.Hi);
        int interval = b.ShiftRight(b.MultiplyAdd(bounded, b.Constant(Scale), b.Constant(Start)), OtherDigits);
        return (interval, b.Subtract(Reach > End ? y.Hi : bounded, Find(b, 0, interval)));
    }

    /// <summary>The polynomial whose coefficients stand from that column on.</summary>
    protected int Horner(ProgramBuilder b, int first, int interval, int distance)
    {
        int sum = Find(b, Columns - 1, interval);
        for (int column = Columns - 2; column >= first; column--)
        {
            sum = b.MultiplyAdd(sum, distance, Find(b, column, interval));
        }

        return sum;
    }

    /// <summary>The element of a column.</summary>
    protected int Find(ProgramBuilder b, int column, int interval) => b.LookUp(First + column, interval);
}
