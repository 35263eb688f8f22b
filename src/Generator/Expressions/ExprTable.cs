using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace ActivationKernels.Expressions;

/// <summary>
/// Owns the nodes of one kernel's formulas. Making a node first simplifies it by rules that are exact in IEEE arithmetic,
/// then returns the existing equal node if there is one: sharing comes by construction.
/// </summary>
internal sealed class ExprTable
{
    private readonly Dictionary<ExprKey, Expr> nodes = new();

    public int Count => nodes.Count;

    public Expr Constant(double value) => Intern(new ExprKey(Operation.Constant, ImmutableArray<Expr>.Empty, value));

    /// <summary>A real number that no double holds, as the unevaluated sum of two.</summary>
    public Expr Constant(double value, double tail) => Intern(new ExprKey(Operation.Constant, ImmutableArray<Expr>.Empty, value, tail));

    public Expr Input(string name) => Intern(new ExprKey(Operation.Input, ImmutableArray<Expr>.Empty, Name: name));

    public Expr Parameter(string name) => Intern(new ExprKey(Operation.Parameter, ImmutableArray<Expr>.Empty, Name: name));

    public Expr Abs(Expr a) => Make(Operation.Abs, a);

    public Expr Sqrt(Expr a) => Make(Operation.Sqrt, a);

    public Expr Min(Expr a, Expr b) => Make(Operation.Min, a, b);

    public Expr Max(Expr a, Expr b) => Make(Operation.Max, a, b);

    public Expr CopySign(Expr magnitude, Expr sign) => Make(Operation.CopySign, magnitude, sign);

    public Expr Ordered(Expr a, Expr b) => Make(Operation.Ordered, a, b);

    public Expr RowMax(Expr a) => Make(Operation.RowMax, a);

    public Expr RowSum(Expr a) => Make(Operation.RowSum, a);

    public Expr Select(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        if (!condition.IsCondition)
        {
            throw new ArgumentException("A select needs a condition.", nameof(condition));
        }

        return Make(Operation.Select, condition, whenTrue, whenFalse);
    }

    public Expr Select(Expr condition, Expr whenTrue, double whenFalse) => Select(condition, whenTrue, Constant(whenFalse));

    public Expr Select(Expr condition, double whenTrue, Expr whenFalse) => Select(condition, Constant(whenTrue), whenFalse);

    public Expr Select(Expr condition, double whenTrue, double whenFalse) => Select(condition, Constant(whenTrue), Constant(whenFalse));

    public Expr Call(Primitive primitive, Expr argument) =>
        Intern(new ExprKey(Operation.Call, ImmutableArray.Create(argument), Primitive: primitive));

    /// <summary>Makes the node of an operation without name, value or primitive.</summary>
    public Expr Make(Operation operation, params Expr[] operands)
    {
        foreach (Expr operand in operands)
        {
            if (!ReferenceEquals(operand.Table, this))
            {
                throw new ArgumentException("An operand belongs to another table.", nameof(operands));
            }
        }

        return Simplifier.Simplify(this, operation, operands) ?? Intern(new ExprKey(operation, ImmutableArray.Create(operands)));
    }

    /// <summary>The same operation as <paramref name="node"/> over other operands.</summary>
    public Expr Rebuild(Expr node, params Expr[] operands) => node.Operation switch
    {
        Operation.Constant => Constant(node.Value, node.Tail),
        Operation.Input => Input(node.Name),
        Operation.Parameter => Parameter(node.Name),
        Operation.Call => Call(node.Primitive!, operands[0]),
        _ => Make(node.Operation, operands),
    };

    private Expr Intern(ExprKey key)
    {
        if (!nodes.TryGetValue(key, out Expr? node))
        {
            node = new Expr(this, nodes.Count, key);
            nodes.Add(key, node);
        }

        return node;
    }
}
