using System;

namespace ActivationKernels.Expressions;

/// <summary>What makes a node the same as another: the key of hash-consing.</summary>
internal readonly struct ExprKey
{
    public ExprKey(Operation operation, Expr[] operands, double value = 0, double tail = 0, string name = "", Primitive? primitive = null)
    {
        Operation = operation;
        Operands = operands;
        Value = value;
        Tail = tail;
        Name = name;
        Primitive = primitive;
    }

    public Operation Operation { get; }

    public Expr[] Operands { get; }

    public double Value { get; }

    public double Tail { get; }

    public string Name { get; }

    public Primitive? Primitive { get; }

    /// <summary>Whether a node has this key.</summary>
    public bool IsOf(Expr node)
    {
        // Bit patterns, not values: 0 and -0 are different constants, and NaN equals itself.
        if (Operation != node.Operation
            || BitConverter.DoubleToInt64Bits(Value) != BitConverter.DoubleToInt64Bits(node.Value)
            || BitConverter.DoubleToInt64Bits(Tail) != BitConverter.DoubleToInt64Bits(node.Tail)
            || !string.Equals(Name, node.Name, StringComparison.Ordinal)
            || !ReferenceEquals(Primitive, node.Primitive)
            || Operands.Length != node.Operands.Length)
        {
            return false;
        }

        for (int i = 0; i < Operands.Length; i++)
        {
            if (!ReferenceEquals(Operands[i], node.Operands[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A hash whose last bits depend on everything.</summary>
    public int Hash()
    {
        unchecked
        {
            int hash = (int)Operation;
            hash = (hash * 397) ^ Value.GetHashCode();
            hash = (hash * 397) ^ (Name.Length == 0 ? 0 : StringComparer.Ordinal.GetHashCode(Name));
            hash = (hash * 397) ^ (Primitive is null ? 0 : StringComparer.Ordinal.GetHashCode(Primitive.Name));
            foreach (Expr operand in Operands)
            {
                hash = (hash * 397) ^ operand.Id;
            }

            // The leading bits of a double are those that tell small numbers apart.
            return hash ^ (hash >> 12) ^ (hash >> 20);
        }
    }
}
