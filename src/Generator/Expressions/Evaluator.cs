using System;
using System.Collections.Generic;

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

    public static T Evaluate<T>(Expr root, INumberSystem<T> numbers, Func<string, T> leaf)
    {
        var values = new Dictionary<Expr, T>();
        return Value(root);

        T Value(Expr e)
        {
            if (!values.TryGetValue(e, out T? value))
            {
                value = Compute(e);
                values.Add(e, value);
            }

            return value;
        }

        T Compute(Expr e) => e.Operation switch
        {
            Operation.Constant => numbers.Constant(e.Value, e.Tail),
            Operation.Input or Operation.Parameter => leaf(e.Name),
            Operation.Add => numbers.Add(Value(e[0]), Value(e[1])),
            Operation.Subtract => numbers.Subtract(Value(e[0]), Value(e[1])),
            Operation.Multiply => numbers.Multiply(Value(e[0]), Value(e[1])),
            Operation.Divide => numbers.Divide(Value(e[0]), Value(e[1])),
            Operation.Negate => numbers.Negate(Value(e[0])),
            Operation.Abs => numbers.Abs(Value(e[0])),
            Operation.Sqrt => numbers.Sqrt(Value(e[0])),
            Operation.Min => numbers.Min(Value(e[0]), Value(e[1])),
            Operation.Max => numbers.Max(Value(e[0]), Value(e[1])),
            Operation.CopySign => numbers.CopySign(Value(e[0]), Value(e[1])),
            Operation.Call => numbers.Call(e.Primitive!, Value(e[0])),

            // Only the chosen arm is evaluated: the other may lie outside its domain.
            Operation.Select => Holds(e[0]) ? Value(e[1]) : Value(e[2]),
            _ => throw new InvalidOperationException($"{e.Operation} has no value."),
        };

        bool Holds(Expr condition) => condition.Operation switch
        {
            Operation.Less => numbers.Less(Value(condition[0]), Value(condition[1])),
            Operation.LessOrEqual => numbers.LessOrEqual(Value(condition[0]), Value(condition[1])),
            Operation.Ordered => !numbers.IsNaN(Value(condition[0])) && !numbers.IsNaN(Value(condition[1])),
            _ => throw new InvalidOperationException($"{condition.Operation} is not a condition."),
        };
    }
}
