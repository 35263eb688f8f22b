using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Oracles;

/// <summary>
/// Evaluates one formula of one input over blocks of doubles: a few ulp of double, a few nanoseconds a point. Fast enough to stand
/// beside every float; whatever it finds suspicious is for high precision to decide. One instance serves one thread.
/// </summary>
internal sealed class BlockEvaluator
{
    public const int BlockLength = 1024;

    private readonly List<Expr> nodes = [];
    private readonly Dictionary<Expr, double[]> values = [];
    private readonly double[] input = new double[BlockLength];
    private readonly BlockPrimitives primitives = new(BlockLength);
    private readonly double[] result;

    /// <param name="root">A formula of one input.</param>
    /// <param name="parameter">Value of a parameter by its name.</param>
    public BlockEvaluator(Expr root, Func<string, double> parameter)
    {
        Visit(root, parameter);
        result = values[root];
    }

    /// <summary>Inputs of the next evaluation.</summary>
    public Span<double> Input => input;

    /// <summary>The results for all inputs; valid until the next call.</summary>
    public ReadOnlySpan<double> Evaluate()
    {
        foreach (Expr node in nodes)
        {
            Compute(node, values[node]);
        }

        return result;
    }

    private void Visit(Expr e, Func<string, double> parameter)
    {
        if (values.ContainsKey(e))
        {
            return;
        }

        foreach (Expr operand in e.Operands)
        {
            Visit(operand, parameter);
        }

        switch (e.Operation)
        {
            case Operation.Input:
                values.Add(e, input);
                break;
            case Operation.Constant:
                values.Add(e, Filled(DoubleNumbers.Instance.Constant(e.Value, e.Tail)));
                break;
            case Operation.Parameter:
                values.Add(e, Filled(parameter(e.Name)));
                break;
            default:
                values.Add(e, new double[BlockLength]);

                // A condition is read where it is used.
                if (!e.IsCondition)
                {
                    nodes.Add(e);
                }

                break;
        }
    }

    private static double[] Filled(double value)
    {
        double[] block = new double[BlockLength];
        Array.Fill(block, value);
        return block;
    }

    private void Compute(Expr e, double[] target)
    {
        ImmutableArray<Expr> o = e.Operands;
        switch (e.Operation)
        {
            case Operation.Add:
                TensorPrimitives.Add(values[o[0]], values[o[1]], target);
                break;
            case Operation.Subtract:
                TensorPrimitives.Subtract(values[o[0]], values[o[1]], target);

                // Next to a root the difference is of the size of what the leading part of the constant leaves out.
                if (o[0].Tail != o[1].Tail)
                {
                    TensorPrimitives.Add(target, o[0].Tail - o[1].Tail, target);
                }

                break;
            case Operation.Multiply:
                TensorPrimitives.Multiply(values[o[0]], values[o[1]], target);
                break;
            case Operation.Divide:
                TensorPrimitives.Divide(values[o[0]], values[o[1]], target);
                break;
            case Operation.Negate:
                TensorPrimitives.Negate(values[o[0]], target);
                break;
            case Operation.Abs:
                TensorPrimitives.Abs<double>(values[o[0]], target);
                break;
            case Operation.Sqrt:
                TensorPrimitives.Sqrt<double>(values[o[0]], target);
                break;
            case Operation.Min:
                TensorPrimitives.Min<double>(values[o[0]], values[o[1]], target);
                break;
            case Operation.Max:
                TensorPrimitives.Max<double>(values[o[0]], values[o[1]], target);
                break;
            case Operation.CopySign:
                TensorPrimitives.CopySign<double>(values[o[0]], values[o[1]], target);
                break;
            case Operation.Call when Eighths.Find(e) is { } shifted:
                BlockPrimitives.Shifted(e.Primitive!, values[shifted.Angle], values[o[0]], shifted.Count, target);
                break;
            case Operation.Call:
                primitives.Call(e.Primitive!, values[o[0]], target);
                break;
            case Operation.Select:
                Select(o[0], values[o[1]], values[o[2]], target);
                break;
            default:
                throw new InvalidOperationException($"{e.Operation} has no value.");
        }
    }

    private void Select(Expr condition, double[] whenTrue, double[] whenFalse, double[] target)
    {
        double[] a = values[condition[0]];
        double[] b = values[condition[1]];
        for (int i = 0; i < target.Length; i += Vector<double>.Count)
        {
            var x = new Vector<double>(a, i);
            var y = new Vector<double>(b, i);
            Vector<long> holds = condition.Operation switch
            {
                Operation.Less => Vector.LessThan(x, y),
                Operation.LessOrEqual => Vector.LessThanOrEqual(x, y),
                _ => Vector.Equals(x, x) & Vector.Equals(y, y),
            };
            Vector.ConditionalSelect(holds, new Vector<double>(whenTrue, i), new Vector<double>(whenFalse, i)).CopyTo(target, i);
        }
    }
}
