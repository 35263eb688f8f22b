using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// The same for a function with a root, which is no float. A row has two parts of the value at the centre, the first 0 next to the root,
/// and two of the first coefficient.
/// </summary>
internal sealed record RootedTable(int First, float Start, float Scale, double End, float[,] Rows, double LeastFactor = 0)
    : CoefficientTable(First, Start, Scale, End, Rows, LeastFactor)
{
    /// <inheritdoc/>
    /// <remarks>The slope is a pair too: next to the root the value is little more than its product with the distance.</remarks>
    public override Term Evaluate(TermArithmetic a, Term y, Interval range)
    {
        ProgramBuilder b = a.Builder;
        (int interval, int part) = Place(b, y, range);
        int distance = y.HasLow ? b.Add(part, y.Lo) : part;
        if (!a.IsPaired)
        {
            return new Term(b.Add(Find(b, 1, interval), b.MultiplyAdd(distance, Slope(b, interval, distance), Find(b, 2, interval))));
        }

        Term slope = a.AddProduct(Find(b, 3, interval), distance, Horner(b, 5, interval, distance));
        Term value = a.AddProduct(Find(b, 1, interval), distance, slope.Hi);
        int low = b.MultiplyAdd(distance, b.Add(slope.Lo, Find(b, 4, interval)), b.Add(value.Lo, Find(b, 2, interval)));
        if (y.HasLow)
        {
            // What rounding the distance left out.
            low = b.MultiplyAdd(b.Add(b.Subtract(part, distance), y.Lo), slope.Hi, low);
        }

        return new Term(value.Hi, low);
    }

    // Without what the first coefficient leaves out.
    private int Slope(ProgramBuilder b, int interval, int distance) =>
        b.MultiplyAdd(Horner(b, 5, interval, distance), distance, Find(b, 3, interval));
}
