using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Bounds of the absolute errors of all parts of a formula at one point: a running error analysis of first order (J. H. Wilkinson),
/// which takes every rounding at its worst. What an operation rounds is for the kinds of lanes to say.
/// </summary>
internal abstract class RunningErrors
{
    private readonly NodeValues<double> errors;

    /// <param name="values">The point.</param>
    protected RunningErrors(Evaluation<double> values)
    {
        Values = values;
        errors = new NodeValues<double>(Compute);
    }

    protected Evaluation<double> Values { get; }

    public double Of(Expr e) => errors.Of(e);

    protected abstract double OfConstant(Expr e);

    protected abstract double OfSum(Expr e);

    protected abstract double OfProduct(Expr e);

    /// <summary>What a quotient adds to the errors of its operands.</summary>
    protected abstract double OwnOfQuotient(Expr e);

    /// <summary>What a call adds to the error of its argument.</summary>
    protected abstract double OwnOfCall(Expr e);

    /// <summary>The error of an argument that counts.</summary>
    protected abstract double OfArgument(Expr call);

    /// <summary>Half a unit in the last place of the value.</summary>
    protected abstract double Rounding(Expr e);

    /// <summary>What the errors of its factors make of a product.</summary>
    protected double OfFactors(Expr product) => (Math.Abs(Values.Of(product[0])) * Of(product[1])) + (Math.Abs(Values.Of(product[1])) * Of(product[0]));

    private double Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => OfConstant(e),
        Operation.Input or Operation.Parameter => 0,
        Operation.Add or Operation.Subtract => OfSum(e),
        Operation.Multiply => OfProduct(e),
        Operation.Divide when double.IsInfinity(Values.Of(e[1])) => 0,
        Operation.Divide when e[1].IsPowerOfTwo => Of(e[0]) / Math.Abs(e[1].Value),
        Operation.Divide => ((Of(e[0]) + (Math.Abs(Values.Of(e)) * Of(e[1]))) / Math.Abs(Values.Of(e[1]))) + OwnOfQuotient(e),
        Operation.Sqrt => (Values.Of(e) == 0 ? 0 : Of(e[0]) / (2 * Values.Of(e))) + Rounding(e),
        Operation.Negate or Operation.Abs or Operation.Within or Operation.CopySign => Of(e[0]),
        Operation.Min or Operation.Max => Of(Values.Of(e[0]).Equals(Values.Of(e)) ? e[0] : e[1]),
        Operation.Select => Of(Values.Of(e).Equals(Values.Of(e[1])) ? e[1] : e[2]),
        Operation.Call => (OfArgument(e) is > 0 and double error ? Slopes.Of(e.Primitive!, Values.Of(e[0])) * error : 0) + OwnOfCall(e),
        _ => double.PositiveInfinity,
    };
}
