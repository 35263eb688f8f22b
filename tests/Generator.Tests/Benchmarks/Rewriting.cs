using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Benchmarks;

/// <summary>Turns formulas into what a library of functions can express.</summary>
internal static class Rewriting
{
    /// <summary>sigmoid(-u) as 1 - sigmoid(u): one exponential serves both.</summary>
    public static Expr Complements(Expr e) => Map(e, node =>
        IsCall(node, Primitive.Sigmoid) && node[0].Operation == Operation.Negate ? 1 - Sigmoid(node[0][0]) : node);

    /// <summary>Calls of nothing but the functions of the library.</summary>
    public static Expr Expand(Expr e, ISet<string> library) => Map(e, node =>
        node.Operation == Operation.Call && !library.Contains(node.Primitive!.Name) ? Expand(Form(node), library) : node);

    /// <summary>Without conditions, which TensorPrimitives does not have: maxima, minima, and steps between 0 and 1.</summary>
    public static Expr WithoutConditions(Expr e) => Map(e, node => node.Operation == Operation.Select ? Unconditional(node) : node);

    private static bool IsCall(Expr e, Primitive primitive) => e.Operation == Operation.Call && ReferenceEquals(e.Primitive, primitive);

    private static Expr Form(Expr call)
    {
        Expr x = call[0];
        return call.Primitive!.Name switch
        {
            "sigmoid" => 1 / (1 + Exp(-x)),
            "tanh" => 1 - (2 / (Exp(2 * x) + 1)),
            "tanhshrink" => x - Tanh(x),
            "softplus" => Max(x, 0) + Log1p(Exp(-Abs(x))),
            "expm1" => Exp(x) - 1,
            "log1p" => Log(1 + x),
            "sqrt1pm1" => Sqrt(1 + x) - 1,
            "phi" => 0.5 * (1 + CopySign(ErrorFunction(Abs(x) * Math.Sqrt(0.5)), x)),
            _ => throw new NotSupportedException($"No form of {call.Primitive.Name}."),
        };
    }

    // M. Abramowitz, I. A. Stegun, Handbook of mathematical functions, 7.1.26: what is written where there is no error function.
    private static Expr ErrorFunction(Expr magnitude)
    {
        Expr t = 1 / (1 + (0.3275911 * magnitude));
        Expr polynomial = ((((((((1.061405429 * t) - 1.453152027) * t) + 1.421413741) * t) - 0.284496736) * t) + 0.254829592) * t;
        return 1 - (polynomial * Exp(-(magnitude * magnitude)));
    }

    private static Expr Unconditional(Expr select)
    {
        (Expr a, Expr b, Expr whenTrue, Expr whenFalse) = (select[0][0], select[0][1], select[1], select[2]);
        ExprTable table = select.Table;
        if (select[0].Operation == Operation.Ordered)
        {
            return whenTrue;
        }

        if (whenTrue == b && whenFalse == a)
        {
            return table.Max(a, b);
        }

        if (whenTrue == a && whenFalse == b)
        {
            return table.Min(a, b);
        }

        // A clipped value: x where it is at least the least one, bounded above already.
        if (whenTrue == b && whenTrue.Operation == Operation.Constant && whenFalse.Operation == Operation.Min && whenFalse[0] == a)
        {
            return table.Max(whenFalse, b);
        }

        return whenFalse.IsConstant(0) ? whenTrue * Step(a, b)
            : whenTrue.IsConstant(0) ? whenFalse * Step(b, a)
            : whenFalse + (Fold(whenTrue - whenFalse) * Step(a, b));
    }

    // 1 where a < b, 0 elsewhere: the smallest difference becomes large.
    private static Expr Step(Expr a, Expr b)
    {
        Expr difference = a.IsConstant(0) ? b * (double)float.MaxValue
            : b.IsConstant(0) ? a * (double)-float.MaxValue
            : b.Operation == Operation.Constant ? (a - b) * (double)-float.MaxValue
            : (b - a) * (double)float.MaxValue;
        return Max(Min(difference, 1), 0);
    }

    // The compiler does that for whoever writes it.
    private static Expr Fold(Expr e) =>
        e.Operands.Length == 2 && e.Operands.All(o => o.Operation == Operation.Constant)
            ? e.Operation switch
            {
                Operation.Add => e.Table.Constant(e[0].Value + e[1].Value),
                Operation.Subtract => e.Table.Constant(e[0].Value - e[1].Value),
                Operation.Multiply => e.Table.Constant(e[0].Value * e[1].Value),
                Operation.Divide => e.Table.Constant(e[0].Value / e[1].Value),
                _ => e,
            }
            : e;

    private static Expr Map(Expr root, Func<Expr, Expr> rewrite)
    {
        var known = new Dictionary<Expr, Expr>();
        return Visit(root);

        Expr Visit(Expr e)
        {
            if (!known.TryGetValue(e, out Expr? result))
            {
                Expr rebuilt = e.Operands.IsEmpty ? e : e.Table.Rebuild(e, e.Operands.Select(Visit).ToArray());
                result = Fold(rewrite(rebuilt));
                known.Add(e, result);
            }

            return result;
        }
    }
}
