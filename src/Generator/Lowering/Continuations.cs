using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Takes out choices by the sign of a value between a function of its magnitude and what that leaves of 1, or of the value: where the
/// function itself, continued to the other sign, is that already, nothing is to be chosen. Only for lanes that hold the exponentials
/// of both signs, at most e^300 and its square.
/// </summary>
internal sealed class Continuations : FormulaPass
{
    // What is less is 0 as a float, also times two of the largest floats.
    private const double Vanishing = 1e-123;

    // Two formulas of one function, evaluated in double.
    private const double Tolerance = 1e-9;

    private const double LargestExponent = 300;

    // More are not tried in all combinations.
    private const int MostLeaves = 3;

    // No C# identifier, so it meets no leaf.
    private const string Tried = "continued value";

    private static readonly double[] Magnitudes = [1e-6, 0.01, 0.2, 0.7, 1, 1.9, 3.3, 6, 11, 19, 34, 61, 99, 301, 1e3, 1e5, 1e30];
    private static readonly double[] Extremes = [0.8, 400, 1e19, float.MaxValue];

    // Where values may be held back: none needs an exponential beyond e^300.
    private static readonly double[] Ends = [100, 145, 170, 200, 245, 290];

    /// <summary>The same formula without such choices; the formula itself where it keeps other functions, which may be large where what is held back is small.</summary>
    public Expr In(Expr root)
    {
        Expr result = Visit(root);
        return !ReferenceEquals(result, root) && !Calls(result).Overlaps(Calls(root)) && AgreesAtExtremes(root, result) ? result : root;
    }

    private static HashSet<Expr> Calls(Expr e) => new(e.Nodes().Where(node => node.Operation == Operation.Call));

    protected override Expr? Rewrite(Expr e) => Ends.Select(end => Whole(e, end)).FirstOrDefault(whole => whole is not null);

    private static Expr? Whole(Expr e, double end)
    {
        if (e.Operation == Operation.Select && e[0].Operation == Operation.Less && e[0][1].IsConstant(0))
        {
            Expr chosenBy = Unscaled(e[0][0]);
            return Signed(e[1], chosenBy, end) is { } arm && Agrees(e, arm, chosenBy) ? arm : null;
        }

        if (e.Operation == Operation.Multiply && DensityOf(e) is { } argument)
        {
            Expr exponential = Exp(-Held(argument, end));
            Expr share = 1 / (1 + exponential);
            Expr density = exponential * share * share;
            return Agrees(e, density, argument) ? density : null;
        }

        // max(x, 0) - min(|x|, bound) f(|x|)
        if (e.Operation != Operation.Subtract || e[0].Operation != Operation.Max || e[1].Operation != Operation.Multiply)
        {
            return null;
        }

        Expr? value = e[0].Operands.FirstOrDefault(operand => operand.Operation != Operation.Constant);
        return value is not null
            && e[1].Operands.Any(factor => IsBounded(factor, value))
            && e[1].Operands.FirstOrDefault(factor => !IsBounded(factor, value)) is { } rest
            && Signed(rest, value, end) is { } signed
            && Max(value, -end) * signed is var product
            && Agrees(e, product, value) ? product : null;
    }

    // A positive factor does not change the sign, and stands outside of magnitudes.
    private static Expr Unscaled(Expr value) =>
        value.Operation == Operation.Multiply && value[0] is { Operation: Operation.Constant, Value: > 0 } ? Unscaled(value[1]) : value;

    // The value of which a product q (1 - q) with q = 1 / (1 + e^|value|) is made; null for another product.
    private static Expr? DensityOf(Expr e) =>
        e[0] is { Operation: Operation.Divide } q && q[0].IsConstant(1)
        && e[1].Operation == Operation.Subtract && e[1][0].IsConstant(1) && ReferenceEquals(e[1][1], q)
        && q[1].Operation == Operation.Add && q[1].Operands.FirstOrDefault(operand => ReferenceEquals(operand.Primitive, Primitive.Exp)) is { } exponential
        && exponential[0].Operation == Operation.Abs ? exponential[0][0] : null;

    private static Expr Held(Expr value, double end) => Min(Max(value, -end), end);

    // The opposite of the value, held back, for its magnitude.
    private static Expr? Signed(Expr e, Expr value, double end)
    {
        List<Expr> nodes = e.Nodes();
        if (!nodes.Exists(node => IsMagnitude(node, value)) || nodes.Exists(node => node.Operation == Operation.Parameter))
        {
            return null;
        }

        Expr held = Held(value, end);
        var replaced = new Dictionary<Expr, Expr>();
        var caps = new Dictionary<Expr, Expr>();
        foreach (Expr node in nodes)
        {
            if (IsMagnitudeOrBounded(node, value))
            {
                replaced[node] = -held;
            }
            else if (node.Operation == Operation.Multiply && node[0].Operation == Operation.Constant && IsMagnitudeOrBounded(node[1], value))
            {
                replaced[node] = -(node[0] * held);
            }
            else if (node.Operation == Operation.Min && node[1] is { Operation: Operation.Constant, Value: < LargestExponent } && node[0].Nodes().Exists(part => IsMagnitude(part, value)))
            {
                caps[node] = Min(node[0], LargestExponent);
            }
            else if (node.Operation == Operation.Max && node.Operands.Contains(value) && node.Operands.Any(operand => operand.Operation == Operation.Constant && operand.Value <= -end))
            {
                replaced[node] = Max(value, -end);
            }
        }

        // What held an exponential back on one side holds it back on both.
        return PartReplacement.Replace(PartReplacement.Replace(e, caps), replaced);
    }

    private static bool IsMagnitudeOrBounded(Expr e, Expr value) => IsMagnitude(e, value) || IsBounded(e, value);

    private static bool IsBounded(Expr e, Expr value) =>
        e.Operation == Operation.Min && e.Operands.Any(operand => operand.Operation == Operation.Constant && operand.Value >= Ends[Ends.Length - 1])
        && e.Operands.Any(operand => IsMagnitude(operand, value));

    // An arm may be told on which side it stands.
    private static bool IsMagnitude(Expr e, Expr value) => e.Operation == Operation.Abs
        && (ReferenceEquals(e, Abs(value)) || (e[0].Operation == Operation.Min && e[0].Operands.Contains(value) && e[0].Operands.Any(operand => operand.IsConstant(0))));

    // Whatever it is made of, the value is tried as one of its own; all other leaves are of ordinary size.
    private static bool Agrees(Expr e, Expr candidate, Expr sign)
    {
        Expr value = sign.Table.Input(Tried);
        Expr original = PartReplacement.Replace(e, sign, value);
        Expr continued = PartReplacement.Replace(candidate, sign, value);
        return Magnitudes.All(x => IsSameAt(x) && IsSameAt(-x));

        bool IsSameAt(double x) => IsSame(original, continued, name => name == Tried ? x : Ordinary(name), Vanishing, double.MaxValue);
    }

    // Between 1/2 and 3/2, and hardly the same for two leaves.
    private static double Ordinary(string name) => 0.5 + (name.Aggregate(7, (hash, letter) => ((31 * hash) + letter) % 1009) / 1009.0);

    // As floats, with all inputs as large as they can be, or where exponentials are.
    private static bool AgreesAtExtremes(Expr root, Expr result)
    {
        string[] names = root.Leaves().Select(leaf => leaf.Name).ToArray();
        double[] values = Extremes.Concat(Extremes.Select(x => -x)).ToArray();
        return names.Length <= MostLeaves && Enumerable.Range(0, (int)Math.Pow(values.Length, names.Length)).All(IsSameAt);

        bool IsSameAt(int point)
        {
            var at = new Dictionary<string, double>();
            foreach (string name in names)
            {
                at[name] = values[point % values.Length];
                point /= values.Length;
            }

            return IsSame(root, result, name => at[name], FloatPairs.Vanishing, float.MaxValue);
        }
    }

    private static bool IsSame(Expr a, Expr b, Func<string, double> leaf, double least, double most)
    {
        double x = new Evaluation<double>(DoubleNumbers.Instance, leaf).Of(a);
        double y = new Evaluation<double>(DoubleNumbers.Instance, leaf).Of(b);
        return Math.Abs(x - y) <= Tolerance * Math.Abs(x)
            || (Math.Abs(x) <= least && Math.Abs(y) <= least)
            || (Math.Abs(x) > most && Math.Abs(y) > most && x > 0 == y > 0)
            || (double.IsNaN(x) && double.IsNaN(y));
    }
}
