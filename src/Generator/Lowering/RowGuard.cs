using System;
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

    // Sums of 64 numbers in each of 16 stripes, and of the stripes, are off by less than 2^-46.9 of the sum of magnitudes: by 2^-26.9 of
    // a difference of this size, a seventh of its last place. Pairs of floats hold a sum to 2^-48: to a fifteenth.
    private const double LeastShare = 1.0 / (1 << 20);

    // Smaller sums have no low part in floats.
    private const double Smallest = 8.2718061255302767e-25; // 2^-80

    // What is multiplied by its low part does not overflow.
    private const double Largest = 1 << 20;

    private readonly ImmutableArray<Expr> differences;
    private readonly ImmutableArray<Expr> sums;

    private RowGuard(ImmutableArray<Expr> differences)
    {
        this.differences = differences;
        sums = differences.SelectMany(difference => difference.Operands).Where(operand => operand.Operation == Operation.RowSum).Distinct().ToImmutableArray();
        Magnitudes = sums.Select(sum => Functions.RowSum(Functions.Abs(sum[0]))).ToImmutableArray();
        Nearest = differences.Select(difference => Functions.RowMax(-Functions.Abs(difference))).ToImmutableArray();
        Farthest = differences.Select(difference => Functions.RowMax(Functions.Abs(difference))).ToImmutableArray();
    }

    /// <summary>For each sum that of the magnitudes.</summary>
    public ImmutableArray<Expr> Magnitudes { get; }

    /// <summary>For each difference the opposite of its least magnitude in a row.</summary>
    public ImmutableArray<Expr> Nearest { get; }

    /// <summary>For each difference its largest magnitude in a row.</summary>
    public ImmutableArray<Expr> Farthest { get; }

    /// <summary>All values of a row that the test takes.</summary>
    public IEnumerable<Expr> Values => Magnitudes.Concat(Nearest).Concat(Farthest);

    /// <summary>Whether a value only decides: a rounding or two in it do not count.</summary>
    public bool Decides(Expr value) => Nearest.Contains(value) || Farthest.Contains(value);

    /// <summary>Whether a difference is never so small that what pairs of floats lose of its operands would count.</summary>
    public bool KeepsFar(Expr e) => differences.Contains(e);

    /// <param name="cancelling">The sums and differences that may lose digits.</param>
    /// <returns>The test, or null where one of them is no difference of an input and a sum that is cheap to compute twice, or sums differ: then there are fewer stripes for each.</returns>
    public static RowGuard? Of(ImmutableArray<Expr> cancelling) =>
        cancelling.All(e => e.Operands.Any(IsCheapSum) && e.Operands.Any(operand => operand.Operation == Operation.Input))
        && new RowGuard(cancelling) is { sums.Length: 1 } guard
            ? guard
            : null;

    /// <summary>The test itself: each condition has to hold.</summary>
    /// <param name="name">Names a value.</param>
    /// <param name="number">Prints a number.</param>
    public IEnumerable<string> Conditions(Func<Expr, string> name, Func<double, string> number)
    {
        for (int i = 0; i < differences.Length; i++)
        {
            yield return $"-{name(Nearest[i])} >= {number(Smallest)}";
            yield return $"{name(Farthest[i])} <= {number(Largest)}";
            foreach (Expr sum in differences[i].Operands.Where(sums.Contains))
            {
                yield return $"-{name(Nearest[i])} >= {number(LeastShare)} * {name(Magnitudes[sums.IndexOf(sum)])}";
            }
        }
    }

    /// <summary>Tells what follows from the test: no sum, and no input that it is taken from, is out of the range of floats.</summary>
    public void Bind(Ranges ranges)
    {
        // No sum is larger than the least difference over its share, and no input lies farther from it than the largest difference.
        const double Bound = 2 * Largest / LeastShare;
        foreach (Expr operand in differences.SelectMany(difference => difference.Operands).Distinct())
        {
            ranges.Bind(operand, ranges.Of(operand).Intersection(new Interval(-Bound, Bound)));
        }

        // An infinity or NaN would have been one of the sum too.
        foreach (Expr summand in sums.SelectMany(sum => sum.Leaves()).Where(leaf => leaf.Operation == Operation.Input))
        {
            ranges.Bind(summand, ranges.Of(summand).Intersection(new Interval(-float.MaxValue, float.MaxValue)));
        }

        foreach (Expr difference in differences)
        {
            ranges.Bind(difference, new Interval(-Largest, Largest));
        }
    }

    private static bool IsCheapSum(Expr e) => e.Operation == Operation.RowSum && e.RowPasses == 1 && !e[0].HasCalls;
}
