using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// What it costs to round the operands of a sum before they are added: by how much their rounding errors grow in the result.
/// Measured at inputs of all magnitudes, since an interval does not see that a small sum has small operands.
/// </summary>
internal sealed class RoundingCost
{
    private const double Affordable = 1.01;

    // The same with what approximations miss, of which those of floats count: all errors are hardly ever at their worst at once.
    private const double AffordableWithCalls = 1.2;

    // Beside their own rounding nobody sees what quotients without a division miss, 2^-38, unless it grows by more.
    private const double MostGrowthOfQuotients = 1 << 10;

    private const double RoundingOfSingle = 1.0 / (1 << 24);
    private const int Points = 96;

    private readonly Evaluation<double>[] samples;
    private readonly Dictionary<(Expr Sum, ElementType Lane), bool> known = new();
    private readonly Dictionary<Expr, double> errorsOfCalls = new();
    private readonly Dictionary<Expr, bool> hasQuotients = new();
    private readonly Dictionary<Expr, bool> keepsQuotients = new();

    public RoundingCost() => samples = Enumerable.Range(0, Points)
        .Select(point => new Evaluation<double>(DoubleNumbers.Instance, name => Sample(point, name)))
        .ToArray();

    /// <summary>Whether the rounding errors of all operands together stay below one rounding of the result.</summary>
    public bool IsAffordable(Expr sum, ElementType lane)
    {
        if (!known.TryGetValue((sum, lane), out bool result))
        {
            Expr[] inexact = sum.Operands.Where(operand => !IsExact(operand, lane)).ToArray();
            result = inexact.Length == 0 || (samples.All(sample => Cost(sum, inexact, sample) <= Affordable)
                && (lane == ElementType.Double || AreCallsAffordable(sum, inexact)));
            known.Add((sum, lane), result);
        }

        return result;
    }

    /// <summary>Whether no sum in a formula makes the errors of quotients grow by more than those may that no division rounds.</summary>
    public bool KeepsQuotients(Expr e)
    {
        if (!keepsQuotients.TryGetValue(e, out bool result))
        {
            result = !HasQuotients(e) || (e.Operands.All(KeepsQuotients) && samples.All(sample => GrowthOfQuotients(e, sample) <= MostGrowthOfQuotients));
            keepsQuotients.Add(e, result);
        }

        return result;
    }

    /// <summary>Whether it is a value of the lane's type that no operation has rounded.</summary>
    public static bool IsExact(Expr e, ElementType lane) => e.Operation switch
    {
        Operation.Input or Operation.Parameter => true,
        Operation.Constant => e.Tail == 0 && (lane == ElementType.Double || e.Value.Equals((float)e.Value)),
        Operation.Within => IsExact(e[0], lane),
        Operation.Abs or Operation.Negate or Operation.Min or Operation.Max or Operation.CopySign or Operation.RowMax => e.Operands.All(operand => IsExact(operand, lane)),
        Operation.Select => IsExact(e[1], lane) && IsExact(e[2], lane),
        _ => false,
    };

    private double GrowthOfQuotients(Expr e, Evaluation<double> sample) => e.Operation switch
    {
        Operation.Add or Operation.Subtract => Cost(e, e.Operands.Where(HasQuotients), sample),
        Operation.Call => GrowthOfArgument(e, sample),
        _ => 0,
    };

    // By how much more the function changes than its argument, both relatively; where it is no ordinary number, nothing is lost.
    private static double GrowthOfArgument(Expr call, Evaluation<double> sample)
    {
        double x = sample.Of(call[0]);
        double value = Math.Abs(sample.Of(call));
        double slope = Math.Abs(Slopes.Of(call.Primitive!, x));
        return value > 1e-35 && value <= float.MaxValue && slope > 0 ? slope * Math.Abs(x) / value : 0;
    }

    private bool HasQuotients(Expr e)
    {
        if (!hasQuotients.TryGetValue(e, out bool result))
        {
            result = e.Operation == Operation.Divide || e.Operands.Any(HasQuotients);
            hasQuotients.Add(e, result);
        }

        return result;
    }

    private static double Cost(Expr sum, IEnumerable<Expr> inexact, Evaluation<double> sample)
    {
        double value = Math.Abs(sample.Of(sum));
        double errors = inexact.Sum(operand => Math.Abs(sample.Of(operand)));

        // Beyond the normal numbers the error is absolute, and infinities have none.
        return value < 1e-35 || double.IsInfinity(value) || double.IsNaN(errors / value) ? errors < 1e-35 ? 0 : 1 : errors / value;
    }

    // In roundings of the result, whose units in the last place go by powers of two; where there are none, nothing is lost.
    private bool AreCallsAffordable(Expr sum, Expr[] inexact)
    {
        double[] errors = inexact.Select(ErrorOfCalls).ToArray();
        return errors.All(error => error == 0) || samples.All(sample =>
            !(inexact.Zip(errors, (operand, error) => Unit(sample.Of(operand)) * (1 + (error / RoundingOfSingle))).Sum() / Unit(sample.Of(sum)) > AffordableWithCalls));
    }

    // The power of two that the last digit goes by.
    private static double Unit(double value) => double.IsInfinity(value) || double.IsNaN(value)
        ? double.NaN
        : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & 0x7FF0_0000_0000_0000);

    // What approximations miss is on top of the rounding, relative to their values.
    private double ErrorOfCalls(Expr e)
    {
        if (!e.HasCalls)
        {
            return 0;
        }

        if (!errorsOfCalls.TryGetValue(e, out double error))
        {
            error = e.Operation == Operation.Call ? ApproximationErrors.Find(e.Primitive!, ElementType.Single) ?? 0 : e.Operands.Sum(ErrorOfCalls);
            errorsOfCalls.Add(e, error);
        }

        return error;
    }

    // Both signs, magnitudes from 2^-20 to 2^12; the step differs between leaves, so that all combinations of magnitudes occur.
    private static double Sample(int point, string name)
    {
        int phase = name.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xFFFF);
        int step = 1 + (2 * (phase % 16));
        double exponent = -20 + ((((point / 2) * step) + phase) % (Points / 2) * (32.0 / (Points / 2)));
        return ((point + (phase * point / 2)) % 2 == 0 ? 1 : -1) * Math.Pow(2, exponent);
    }
}
