using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>Finds and replaces parts of a formula.</summary>
internal static class Substitution
{
    /// <summary>Names of the variables.</summary>
    public static HashSet<string> Variables(Expr root) => new(Nodes(root).Where(e => e.Operation == Operation.Input).Select(e => e.Name));

    /// <summary>
    /// What a formula may be a function of: the arguments of exponentials and hyperbolic tangents, without sign and constant factor, and
    /// parts with several variables that are used more than once.
    /// </summary>
    public static IReadOnlyList<Expr> Arguments(Expr root)
    {
        var found = new List<Expr>();
        bool[]? used = root.HasSeveralInputs ? new bool[root.Id + 1] : null;
        foreach (Expr e in Nodes(root))
        {
            if (e.Operation == Operation.Call && Strip(e[0]) is { Operation: not (Operation.Constant or Operation.Input) } argument)
            {
                Add(argument);
            }

            foreach (Expr operand in e.Operands)
            {
                if (used is null || !operand.HasSeveralInputs)
                {
                    continue;
                }

                if (used[operand.Id])
                {
                    Add(operand);
                }

                used[operand.Id] = true;
            }
        }

        return found;

        void Add(Expr part)
        {
            if (!found.Contains(part))
            {
                found.Add(part);
            }
        }
    }

    /// <summary>The formula with <paramref name="replacement"/> wherever <paramref name="part"/> stood.</summary>
    public static Expr Replace(Expr root, Expr part, Expr replacement)
    {
        var done = new Expr?[root.Id + 1];
        return Visit(root);

        Expr Visit(Expr e)
        {
            // Operands have smaller ids than what is made of them.
            if (e.Id <= part.Id)
            {
                return ReferenceEquals(e, part) ? replacement : e;
            }

            return done[e.Id] ??= Rebuilt(e);
        }

        Expr Rebuilt(Expr e)
        {
            Expr[]? operands = null;
            for (int i = 0; i < e.Operands.Length; i++)
            {
                Expr operand = Visit(e.Operands[i]);
                if (operands is not null || !ReferenceEquals(operand, e.Operands[i]))
                {
                    operands ??= e.Operands.ToArray();
                    operands[i] = operand;
                }
            }

            return operands is null ? e : e.Table.Rebuild(e, operands);
        }
    }

    /// <summary>Whether it adds or subtracts something: a weighted sum, and no product of quantities that are positive by nature.</summary>
    public static bool IsSum(Expr e) => e.Operation is Operation.Add or Operation.Subtract
        || (e.Operation is Operation.Multiply or Operation.Divide or Operation.Negate && e.Operands.Any(IsSum));

    /// <summary>Whether it is a constant multiple of one variable.</summary>
    public static bool IsMultiple(Expr e) => e.Operation switch
    {
        Operation.Input => true,
        Operation.Negate => IsMultiple(e[0]),
        Operation.Multiply => e.Operands.Count(o => o.Operation == Operation.Constant) == 1 && e.Operands.Any(IsMultiple),
        Operation.Divide => e[1].Operation == Operation.Constant && IsMultiple(e[0]),
        _ => false,
    };

    private static Expr Strip(Expr e) => e.Operation switch
    {
        Operation.Negate => Strip(e[0]),
        Operation.Multiply when e[0].Operation == Operation.Constant => Strip(e[1]),
        Operation.Multiply when e[1].Operation == Operation.Constant => Strip(e[0]),
        _ => e,
    };

    // Each once, the root first.
    private static List<Expr> Nodes(Expr root)
    {
        var nodes = new List<Expr> { root };
        var seen = new bool[root.Id + 1];
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (Expr operand in nodes[i].Operands)
            {
                if (!seen[operand.Id])
                {
                    seen[operand.Id] = true;
                    nodes.Add(operand);
                }
            }
        }

        return nodes;
    }
}
