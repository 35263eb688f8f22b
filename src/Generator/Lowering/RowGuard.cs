using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// What tells of a row that its sums lose nothing that counts: every difference of an input and a sum is far larger than what
/// doubles miss of the sum. Then neither the sums nor the elements need more.
/// </summary>
internal sealed class RowGuard
{
    /// <summary>Elements of a part of a row whose sum is one of doubles; the sums of the parts are added without an error.</summary>
    public const int Part = 1024;

    /// <summary>
    /// What the nearest difference is of the sum of magnitudes, at least. Sums of 64 numbers in each of 16 stripes, and of the stripes,
    /// are off by less than 2^-46.9 of it: by 2^-26.9 of such a difference, a seventh of its last place. Pairs of floats hold a sum to
    /// 2^-48: to a fifteenth.
    /// </summary>
    public const double LeastShare = 1.0 / (1 << 20);

    /// <summary>2^-80: sums that are smaller have no low part in floats.</summary>
    public const double Smallest = 8.2718061255302767e-25;

    /// <summary>What is multiplied by the low part of a difference does not overflow.</summary>
    public const double Largest = 1 << 20;

    private readonly Expr sum;

    private RowGuard(ImmutableArray<Expr> differences, Expr sum)
    {
        this.sum = sum;
        Magnitude = Functions.RowSum(Functions.Abs(sum[0]));
        Differences = differences
            .Select(e => (e, Functions.RowMax(-Functions.Abs(e)), Functions.RowMax(Functions.Abs(e))))
            .ToImmutableArray();
    }

    /// <summary>The sum of the magnitudes of what the sum is made of.</summary>
    public Expr Magnitude { get; }

    /// <summary>The differences, each with the opposite of its least magnitude in a row and with its largest.</summary>
    public ImmutableArray<(Expr Value, Expr Nearest, Expr Farthest)> Differences { get; }

    /// <summary>All values of a row that the test takes.</summary>
    public IEnumerable<Expr> Values => Differences.SelectMany(difference => new[] { difference.Nearest, difference.Farthest }).Prepend(Magnitude);

    /// <summary>Whether a value only decides: a rounding or two in it do not count.</summary>
    public bool Decides(Expr value) => Differences.Any(difference => ReferenceEquals(difference.Nearest, value) || ReferenceEquals(difference.Farthest, value));

    /// <summary>Whether a difference is never so small that what pairs of floats lose of its operands would count.</summary>
    public bool KeepsFar(Expr e) => Differences.Any(difference => ReferenceEquals(difference.Value, e));

    /// <param name="cancelling">The sums and differences that may lose digits.</param>
    /// <returns>The test, or null where one of them is no difference of an input and a sum that is cheap to compute twice, or sums differ: then there are fewer stripes for each.</returns>
    public static RowGuard? Of(ImmutableArray<Expr> cancelling)
    {
        Expr[] sums = cancelling.SelectMany(e => e.Operands).Where(IsCheapSum).Distinct().ToArray();
        return sums.Length == 1 && cancelling.All(e => e.Operands.Contains(sums[0]) && e.Operands.Any(operand => operand.Operation == Operation.Input))
            ? new RowGuard(cancelling, sums[0])
            : null;
    }

    /// <summary>Tells what follows from the test: no sum, and no input that it is taken from, is out of the range of floats.</summary>
    public void Bind(Ranges ranges)
    {
        // No sum is larger than the least difference over its share, and no input lies farther from it than the largest difference.
        const double Bound = 2 * Largest / LeastShare;
        foreach (Expr operand in Differences.SelectMany(difference => difference.Value.Operands).Distinct())
        {
            ranges.Bind(operand, ranges.Of(operand).Intersection(new Interval(-Bound, Bound)));
        }

        // An infinity or NaN would have been one of the sum too.
        foreach (Expr summand in sum.Leaves().Where(leaf => leaf.Operation == Operation.Input))
        {
            ranges.Bind(summand, ranges.Of(summand).Intersection(new Interval(-float.MaxValue, float.MaxValue)));
        }

        foreach ((Expr difference, _, _) in Differences)
        {
            ranges.Bind(difference, new Interval(-Largest, Largest));
        }
    }

    private static bool IsCheapSum(Expr e) => e.Operation == Operation.RowSum && e.RowPasses == 1 && !e[0].HasCalls;
}
