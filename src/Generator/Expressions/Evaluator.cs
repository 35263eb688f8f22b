using System;

namespace ActivationKernels.Expressions;

/// <summary>Arithmetic of one kind of number: doubles in the product, high precision in tests.</summary>
internal interface INumberSystem<T>
{
    T Constant(double value, double tail);

    T Add(T a, T b);

    T Subtract(T a, T b);

    T Multiply(T a, T b);

    T Divide(T a, T b);

    T Negate(T a);

    T Abs(T a);

    T Sqrt(T a);

    /// <summary>NaN if either operand is NaN.</summary>
    T Min(T a, T b);

    /// <summary>NaN if either operand is NaN.</summary>
    T Max(T a, T b);

    T CopySign(T magnitude, T sign);

    T Call(Primitive primitive, T argument);

    bool Less(T a, T b);

    bool LessOrEqual(T a, T b);

    bool IsNaN(T a);
}

/// <summary>The one engine that evaluates formulas, over any number system.</summary>
internal static class Evaluator
{
    /// <summary>Evaluates in double; <paramref name="leaf"/> gives the value of an input or parameter by its name.</summary>
    public static double Evaluate(Expr root, Func<string, double> leaf) => Evaluate(root, DoubleNumbers.Instance, leaf);

    public static T Evaluate<T>(Expr root, INumberSystem<T> numbers, Func<string, T> leaf) => new Evaluation<T>(numbers, leaf).Of(root);
}

/// <summary>The values of expressions for one assignment of the leaves; what was computed is kept.</summary>
internal sealed class Evaluation<T>
{
    private readonly INumberSystem<T> numbers;
    private readonly Func<string, T> leaf;
    private readonly NodeValues<T> values;

    /// <param name="numbers">The arithmetic.</param>
    /// <param name="leaf">Gives the value of an input or parameter by its name.</param>
    public Evaluation(INumberSystem<T> numbers, Func<string, T> leaf)
    {
        this.numbers = numbers;
        this.leaf = leaf;
        values = new NodeValues<T>(Compute);
    }

    public T Of(Expr e) => values.Of(e);

    private T Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => numbers.Constant(e.Value, e.Tail),
        Operation.Input or Operation.Parameter => leaf(e.Name),
        Operation.Add => numbers.Add(Of(e[0]), Of(e[1])),
        Operation.Subtract => numbers.Subtract(Of(e[0]), Of(e[1])),
        Operation.Multiply => numbers.Multiply(Of(e[0]), Of(e[1])),
        Operation.Divide => numbers.Divide(Of(e[0]), Of(e[1])),
        Operation.Negate => numbers.Negate(Of(e[0])),
        Operation.Abs => numbers.Abs(Of(e[0])),
        Operation.Sqrt => numbers.Sqrt(Of(e[0])),
        Operation.Min => numbers.Min(Of(e[0]), Of(e[1])),
        Operation.Max => numbers.Max(Of(e[0]), Of(e[1])),
        Operation.Within => Of(e[0]),
        Operation.CopySign => numbers.CopySign(Of(e[0]), Of(e[1])),
        Operation.Call => numbers.Call(e.Primitive!, Of(e[0])),

        // A row of one element.
        Operation.RowMax or Operation.RowSum => Of(e[0]),

        // Only the chosen arm is evaluated: the other may lie outside its domain.
        Operation.Select => Holds(e[0]) ? Of(e[1]) : Of(e[2]),
        _ => throw new InvalidOperationException($"{e.Operation} has no value."),
    };

    private bool Holds(Expr condition) => condition.Operation switch
    {
        Operation.Less => numbers.Less(Of(condition[0]), Of(condition[1])),
        Operation.LessOrEqual => numbers.LessOrEqual(Of(condition[0]), Of(condition[1])),
        Operation.Ordered => !numbers.IsNaN(Of(condition[0])) && !numbers.IsNaN(Of(condition[1])),
        _ => throw new InvalidOperationException($"{condition.Operation} is not a condition."),
    };
}
