using System;

namespace ActivationKernels.Expressions;

/// <summary>
/// Owns the nodes of one kernel's formulas. Making a node first simplifies it by rules that are exact in IEEE arithmetic,
/// then returns the existing equal node if there is one: sharing comes by construction.
/// </summary>
internal sealed class ExprTable
{
    // Chains of nodes by their hash. The analyzers make tables by the thousand, so that there are no entries beside the nodes.
    private Expr?[] chains = new Expr?[16];

    public int Count { get; private set; }

    public Expr Constant(double value) => Intern(new ExprKey(Operation.Constant, Array.Empty<Expr>(), value));

    /// <summary>A real number that no double holds, as the unevaluated sum of two.</summary>
    public Expr Constant(double value, double tail) => Intern(new ExprKey(Operation.Constant, Array.Empty<Expr>(), value, tail));

    public Expr Input(string name) => Intern(new ExprKey(Operation.Input, Array.Empty<Expr>(), name: name));

    public Expr Parameter(string name) => Intern(new ExprKey(Operation.Parameter, Array.Empty<Expr>(), name: name));

    public Expr Abs(Expr a) => Make(Operation.Abs, a);

    public Expr Sqrt(Expr a) => Make(Operation.Sqrt, a);

    public Expr Min(Expr a, Expr b) => Make(Operation.Min, a, b);

    public Expr Max(Expr a, Expr b) => Make(Operation.Max, a, b);

    /// <summary>An expression that lies in a range, or does not count.</summary>
    public Expr Within(Expr a, Interval range) => a.Operation == Operation.Within
        ? Within(a[0], new Interval(Math.Max(a[1].Value, range.Least), Math.Min(a[2].Value, range.Most)))
        : Make(Operation.Within, a, Constant(range.Least), Constant(range.Most));

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
        Intern(new ExprKey(Operation.Call, new[] { argument }, primitive: primitive));

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

        // A node that exists was found to be simple when it was made.
        var key = new ExprKey(operation, operands);
        return Find(key, key.Hash()) ?? Simplifier.Simplify(this, operation, operands) ?? Intern(key);
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

    private Expr Intern(in ExprKey key)
    {
        int hash = key.Hash();
        return Find(key, hash) ?? Add(key, hash);
    }

    private Expr? Find(in ExprKey key, int hash)
    {
        Expr? node = chains[hash & (chains.Length - 1)];
        while (node is not null && (node.Hash != hash || !key.IsOf(node)))
        {
            node = node.Next;
        }

        return node;
    }

    private Expr Add(in ExprKey key, int hash)
    {
        if (Count == chains.Length)
        {
            Grow();
        }

        var node = new Expr(this, Count, key, hash);
        Chain(node);
        Count++;
        return node;
    }

    private void Grow()
    {
        Expr?[] old = chains;
        chains = new Expr?[2 * old.Length];
        foreach (Expr? first in old)
        {
            for (Expr? node = first; node is not null;)
            {
                Expr? next = node.Next;
                Chain(node);
                node = next;
            }
        }
    }

    private void Chain(Expr node)
    {
        ref Expr? first = ref chains[node.Hash & (chains.Length - 1)];
        node.Next = first;
        first = node;
    }
}
