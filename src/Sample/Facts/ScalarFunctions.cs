using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using ActivationKernels.Expressions;
using Node = System.Linq.Expressions.Expression;

namespace ActivationKernels.Sample.Facts;

/// <summary>Writes formulas as scalar code over <see cref="MathF"/>.</summary>
internal sealed class ScalarFunctions
{
    private static readonly Node One = Node.Constant(1f);

    // What a person writes who has nothing but MathF.
    private static readonly Dictionary<string, Func<Node, Node>> Calls = new(StringComparer.Ordinal)
    {
        ["exp"] = x => Call(nameof(MathF.Exp), x),
        ["expm1"] = x => Node.Subtract(Call(nameof(MathF.Exp), x), One),
        ["log1p"] = x => Call(nameof(MathF.Log), Node.Add(One, x)),
        ["log"] = x => Call(nameof(MathF.Log), x),
        ["sigmoid"] = x => Node.Divide(One, Node.Add(One, Call(nameof(MathF.Exp), Node.Negate(x)))),
        ["tanh"] = x => Call(nameof(MathF.Tanh), x),
        ["softplus"] = x => Call(nameof(MathF.Log), Node.Add(One, Call(nameof(MathF.Exp), x))),
        ["tanhshrink"] = x => Node.Subtract(x, Call(nameof(MathF.Tanh), x)),
        ["sin"] = x => Call(nameof(MathF.Sin), x),
        ["cos"] = x => Call(nameof(MathF.Cos), x),
        ["sinh"] = x => Call(nameof(MathF.Sinh), x),
        ["cosh"] = x => Call(nameof(MathF.Cosh), x),
        ["asinh"] = x => Call(nameof(MathF.Asinh), x),
        ["atan"] = x => Call(nameof(MathF.Atan), x),
        ["cbrt"] = x => Call(nameof(MathF.Cbrt), x),
    };

    private readonly IReadOnlyDictionary<string, ParameterExpression> leaves;
    private readonly Dictionary<Expr, int> uses = [];
    private readonly Dictionary<Expr, ParameterExpression> known = [];
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Node> statements = [];

    /// <param name="leaves">Variables of the inputs.</param>
    /// <param name="roots">Everything that will be written: what they share is computed once.</param>
    public ScalarFunctions(IReadOnlyDictionary<string, ParameterExpression> leaves, IEnumerable<Expr> roots)
    {
        this.leaves = leaves;
        foreach (Expr root in roots)
        {
            Count(root);
        }
    }

    public IReadOnlyList<ParameterExpression> Locals => locals;

    /// <summary>Assignments of the locals, in the order in which they have to run.</summary>
    public IReadOnlyList<Node> Statements => statements;

    /// <summary>Whether .NET has every function of a formula.</summary>
    public static bool CanWrite(Expr e) =>
        (e.Operation != Operation.Call || Calls.ContainsKey(e.Primitive!.Name)) && e.Operands.All(CanWrite);

    public Node Write(Expr e)
    {
        if (known.TryGetValue(e, out ParameterExpression? local))
        {
            return local;
        }

        Node node = Compute(e);
        if (uses[e] < 2 || e.Operands.IsEmpty || node.Type != typeof(float))
        {
            return node;
        }

        ParameterExpression variable = Node.Variable(typeof(float));
        locals.Add(variable);
        statements.Add(Node.Assign(variable, node));
        known.Add(e, variable);
        return variable;
    }

    private static Node Call(string method, params Node[] arguments) =>
        Node.Call(typeof(MathF).GetMethod(method, [.. arguments.Select(_ => typeof(float))])!, arguments);

    private void Count(Expr e)
    {
        uses[e] = uses.GetValueOrDefault(e) + 1;
        if (uses[e] == 1)
        {
            foreach (Expr operand in e.Operands)
            {
                Count(operand);
            }
        }
    }

    private Node Compute(Expr e)
    {
        Node[] x = [.. e.Operands.Select(Write)];
        return e.Operation switch
        {
            Operation.Constant => Node.Constant((float)e.Value),
            Operation.Input => leaves[e.Name],
            Operation.Add => Node.Add(x[0], x[1]),
            Operation.Subtract => Node.Subtract(x[0], x[1]),
            Operation.Multiply => Node.Multiply(x[0], x[1]),
            Operation.Divide => Node.Divide(x[0], x[1]),
            Operation.Negate => Node.Negate(x[0]),
            Operation.Abs => Call(nameof(MathF.Abs), x[0]),
            Operation.Sqrt => Call(nameof(MathF.Sqrt), x[0]),
            Operation.Min => Call(nameof(MathF.Min), x[0], x[1]),
            Operation.Max => Call(nameof(MathF.Max), x[0], x[1]),
            Operation.CopySign => Call(nameof(MathF.CopySign), x[0], x[1]),
            Operation.Call => Calls[e.Primitive!.Name](x[0]),
            Operation.Select => Node.Condition(x[0], x[1], x[2]),
            Operation.Less => Node.LessThan(x[0], x[1]),
            Operation.LessOrEqual => Node.LessThanOrEqual(x[0], x[1]),
            Operation.Ordered => Node.AndAlso(Node.Equal(x[0], x[0]), Node.Equal(x[1], x[1])),
            _ => throw new InvalidOperationException($"No scalar form of {e.Operation}."),
        };
    }
}
