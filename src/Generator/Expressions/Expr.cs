using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace ActivationKernels.Expressions;

/// <summary>
/// Node of the immutable, hash-consed formula graph: within one <see cref="ExprTable"/> equal expressions are the same object.
/// Operators build nodes, so that a catalog row reads like mathematics.
/// </summary>
internal sealed class Expr
{
    internal Expr(ExprTable table, int id, in ExprKey key, int hash)
    {
        Table = table;
        Id = id;
        Hash = hash;
        Operation = key.Operation;
        Operands = ImmutableArray.Create(key.Operands);
        Value = key.Value;
        Tail = key.Tail;
        Name = key.Name;
        Primitive = key.Primitive;
        OnlyInput = Operation == Operation.Input ? this : null;
        HasCalls = Operation == Operation.Call;
        foreach (Expr operand in Operands)
        {
            RowPasses = Math.Max(RowPasses, operand.RowPasses);
            HasCalls |= operand.HasCalls;
            HasCallsOfInputs |= operand.HasCallsOfInputs;
            HasSeveralInputs |= operand.HasSeveralInputs || (OnlyInput is not null && operand.OnlyInput is not null && !ReferenceEquals(OnlyInput, operand.OnlyInput));
            OnlyInput ??= operand.OnlyInput;
        }

        RowPasses += IsReduction ? 1 : 0;
        HasCallsOfInputs |= Operation == Operation.Call && (OnlyInput is not null || HasSeveralInputs);
        OnlyInput = HasSeveralInputs ? null : OnlyInput;
    }

    public ExprTable Table { get; }

    /// <summary>Position in the table: operands always have smaller ids than the nodes that use them.</summary>
    public int Id { get; }

    public Operation Operation { get; }

    public ImmutableArray<Expr> Operands { get; }

    /// <summary>Leading part of a constant.</summary>
    public double Value { get; }

    /// <summary>What the leading part of a constant leaves out; 0 for constants that are doubles.</summary>
    public double Tail { get; }

    /// <summary>Name of an input or parameter, otherwise empty.</summary>
    public string Name { get; }

    /// <summary>The function of a call, otherwise null.</summary>
    public Primitive? Primitive { get; }

    public bool IsCondition => Operation is Operation.Less or Operation.LessOrEqual or Operation.Ordered;

    /// <summary>Whether it is one value for all elements of a row.</summary>
    public bool IsReduction => Operation is Operation.RowMax or Operation.RowSum;

    /// <summary>How many passes over a row its value takes, one behind the other; 0 where it depends on its element only.</summary>
    public int RowPasses { get; }

    /// <summary>The input that it depends on; null where there is none, or several.</summary>
    public Expr? OnlyInput { get; }

    public bool HasSeveralInputs { get; }

    /// <summary>Whether a primitive is applied in it.</summary>
    public bool HasCalls { get; }

    /// <summary>Whether a primitive is applied in it to what depends on an input.</summary>
    public bool HasCallsOfInputs { get; }

    /// <summary>Of its key.</summary>
    internal int Hash { get; }

    /// <summary>The next node of the table whose hash ends alike.</summary>
    internal Expr? Next { get; set; }

    /// <summary>Whether it is a constant by which every product is exact.</summary>
    public bool IsPowerOfTwo => Operation == Operation.Constant && Tail == 0 && Math.Log(Math.Abs(Value), 2) % 1 == 0;

    public bool IsConstant(double value) => Operation == Operation.Constant && Tail == 0 && Value.Equals(value);

    public Expr this[int operand] => Operands[operand];

    public static Expr operator +(Expr a, Expr b) => a.Table.Make(Operation.Add, a, b);

    public static Expr operator +(Expr a, double b) => a + a.Table.Constant(b);

    public static Expr operator +(double a, Expr b) => b.Table.Constant(a) + b;

    public static Expr operator -(Expr a, Expr b) => a.Table.Make(Operation.Subtract, a, b);

    public static Expr operator -(Expr a, double b) => a - a.Table.Constant(b);

    public static Expr operator -(double a, Expr b) => b.Table.Constant(a) - b;

    public static Expr operator *(Expr a, Expr b) => a.Table.Make(Operation.Multiply, a, b);

    public static Expr operator *(Expr a, double b) => a * a.Table.Constant(b);

    public static Expr operator *(double a, Expr b) => b.Table.Constant(a) * b;

    public static Expr operator /(Expr a, Expr b) => a.Table.Make(Operation.Divide, a, b);

    public static Expr operator /(Expr a, double b) => a / a.Table.Constant(b);

    public static Expr operator /(double a, Expr b) => b.Table.Constant(a) / b;

    public static Expr operator -(Expr a) => a.Table.Make(Operation.Negate, a);

    public static Expr operator <(Expr a, Expr b) => a.Table.Make(Operation.Less, a, b);

    public static Expr operator >(Expr a, Expr b) => b < a;

    public static Expr operator <=(Expr a, Expr b) => a.Table.Make(Operation.LessOrEqual, a, b);

    public static Expr operator >=(Expr a, Expr b) => b <= a;

    public static Expr operator <(Expr a, double b) => a < a.Table.Constant(b);

    public static Expr operator >(Expr a, double b) => a > a.Table.Constant(b);

    public static Expr operator <=(Expr a, double b) => a <= a.Table.Constant(b);

    public static Expr operator >=(Expr a, double b) => a >= a.Table.Constant(b);

    /// <summary>The inputs and parameters in it, in the order of their first use.</summary>
    public List<Expr> Leaves() => Nodes().FindAll(e => e.Operation is Operation.Input or Operation.Parameter);

    /// <summary>All of which it is made, itself first: each once, in the order of their first use.</summary>
    public List<Expr> Nodes()
    {
        var nodes = new List<Expr>();
        var seen = new HashSet<Expr>();
        Visit(this);
        return nodes;

        void Visit(Expr e)
        {
            if (!seen.Add(e))
            {
                return;
            }

            nodes.Add(e);
            foreach (Expr operand in e.Operands)
            {
                Visit(operand);
            }
        }
    }

    public override string ToString() => FormulaPrinter.Print(this);
}
