using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>Which functions of Math, MathF, float and double a formula may call, and what they mean.</summary>
internal static class FormulaFunctions
{
    private const string Advice = "write it with the functions that docs/formulas.md lists";

    // By name and number of operands. A null result is a refusal, which Reasons explains.
    private static readonly Dictionary<(string Name, int Operands), Func<ImmutableArray<Expr>, Expr?>> Table = new()
    {
        [("Abs", 1)] = a => a[0].Table.Abs(a[0]),
        [("Sqrt", 1)] = a => a[0].Table.Sqrt(a[0]),
        [("Min", 2)] = a => a[0].Table.Min(a[0], a[1]),
        [("Max", 2)] = a => a[0].Table.Max(a[0], a[1]),
        [("CopySign", 2)] = a => a[0].Table.CopySign(a[0], a[1]),
        [("Clamp", 3)] = Clamp,
        [("FusedMultiplyAdd", 3)] = a => (a[0] * a[1]) + a[2],
        [("MultiplyAddEstimate", 3)] = a => (a[0] * a[1]) + a[2],
        [("Pow", 2)] = a => a[0].Operation == Operation.Constant && a[0].Value > 0
            ? Functions.Exp(a[1] * a[1].Table.Constant(Math.Log(a[0].Value)))
            : Powers.Power(a[0], a[1]),
        [("Exp", 1)] = a => Call("exp", a[0]),
        [("ExpM1", 1)] = a => Call("expm1", a[0]),
        [("Log", 1)] = a => Call("log", a[0]),
        [("LogP1", 1)] = a => Call("log1p", a[0]),
        [("Log", 2)] = a => a[1].Operation == Operation.Constant && a[1].Value > 0 ? Call("log", a[0])! * a[0].Table.Constant(1 / Math.Log(a[1].Value)) : null,
        [("Log2", 1)] = a => Call("log2", a[0]) ?? Times(Powers.InverseLn2(a[0].Table), Call("log", a[0])),
        [("Log10", 1)] = a => Call("log10", a[0]) ?? Times(Powers.InverseLn10(a[0].Table), Call("log", a[0])),
        [("Cbrt", 1)] = a => Call("cbrt", a[0]),
        [("Sin", 1)] = a => Call("sin", a[0]),
        [("Cos", 1)] = a => Call("cos", a[0]),
        [("Tan", 1)] = a => Call("tan", a[0]) ?? (Call("sin", a[0]) is { } sin && Call("cos", a[0]) is { } cos ? sin / cos : null),
        [("Atan", 1)] = a => Call("atan", a[0]),
        [("Sinh", 1)] = a => Call("sinh", a[0]),
        [("Cosh", 1)] = a => Call("cosh", a[0]),
        [("Tanh", 1)] = a => Call("tanh", a[0]),
        [("Asinh", 1)] = a => Call("asinh", a[0]),
    };

    private static readonly Dictionary<string, (string Reason, string Advice)> Reasons = new(StringComparer.Ordinal)
    {
        ["Pow"] = ("'Pow' has a vector form for a constant exponent only", "make the exponent const, or write exp(y * log(x)) for a positive x"),
        ["Log"] = ("'Log' has a vector form for a constant base only", "make the base const, or divide two logarithms"),
        ["Clamp"] = ("the lower bound of 'Clamp' lies above the upper one, which throws", "exchange the bounds"),
        ["Sign"] = ("'Sign' throws for NaN and returns an integer", "write a condition such as 'x < 0 ? -1 : 1', or CopySign(1, x)"),
        ["ReciprocalEstimate"] = ("'ReciprocalEstimate' differs from processor to processor", "write 1 / x"),
        ["ReciprocalSqrtEstimate"] = ("'ReciprocalSqrtEstimate' differs from processor to processor", "write 1 / Sqrt(x)"),
        ["Floor"] = Step("Floor"),
        ["Ceiling"] = Step("Ceiling"),
        ["Round"] = Step("Round"),
        ["Truncate"] = Step("Truncate"),
    };

    private static readonly ImmutableHashSet<string> Tests = ImmutableHashSet.Create(
        StringComparer.Ordinal, "IsNaN", "IsInfinity", "IsFinite", "IsPositiveInfinity", "IsNegativeInfinity");

    /// <summary>Why a call cannot be read, whatever its arguments; null where it can.</summary>
    public static (string Reason, string Advice)? WhyNot(IMethodSymbol method)
    {
        if (PackageFunctions.Contains(method))
        {
            return null;
        }

        if (!IsMathematics(method))
        {
            return ($"'{method.Name}' is no formula", "mark it with [ActivationFormula], so that it is inlined, or write it out");
        }

        return Table.ContainsKey((method.Name, method.Parameters.Length))
            ? null
            : Reasons.TryGetValue(method.Name, out (string Reason, string Advice) known) ? known : ($"'{method.Name}' has no vector form", Advice);
    }

    /// <summary>The value of a call to a function of the table; null with a reason where these arguments have none.</summary>
    public static (Expr? Value, string Reason, string Advice) Build(IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        Expr? value = PackageFunctions.Contains(method)
            ? PackageFunctions.Build(method, arguments)
            : Table[(method.Name, method.Parameters.Length)](arguments);
        if (value is not null)
        {
            return (value, "", "");
        }

        (string reason, string advice) = Reasons.TryGetValue(method.Name, out (string, string) known) ? known : ($"'{method.Name}' has no vector form", Advice);
        return (null, reason, advice);
    }

    /// <summary>Whether the method is one of the tests for special values.</summary>
    public static bool IsTest(IMethodSymbol method) => IsMathematics(method) && Tests.Contains(method.Name);

    public static Condition Test(IMethodSymbol method, Expr x)
    {
        Expr infinity = x.Table.Constant(double.PositiveInfinity);
        return method.Name switch
        {
            "IsNaN" => Condition.IsNaN(x),
            "IsFinite" => x.Table.Abs(x) < infinity,
            "IsPositiveInfinity" => infinity <= x,
            "IsNegativeInfinity" => x <= -infinity,
            _ => infinity <= x.Table.Abs(x),
        };
    }

    private static bool IsMathematics(IMethodSymbol method) =>
        method.IsStatic
        && method.Parameters.All(p => FormulaReader.IsNumber(p.Type))
        && (FormulaReader.IsNumber(method.ContainingType)
            || method.ContainingType is
            {
                Name: "Math" or "MathF",
                ContainingType: null,
                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
            });

    // Absent primitives make a function unreadable, never wrong.
    private static Expr? Call(string primitive, Expr x) =>
        Primitive.All.FirstOrDefault(p => string.Equals(p.Name, primitive, StringComparison.Ordinal)) is { } known ? x.Table.Call(known, x) : null;

    private static Expr? Times(Expr factor, Expr? value) => value is null ? null : factor * value;

    // As Math.Clamp, which compares and lets NaN through.
    private static Expr? Clamp(ImmutableArray<Expr> a)
    {
        (Expr x, Expr low, Expr high) = (a[0], a[1], a[2]);
        if (low.Operation == Operation.Constant && high.Operation == Operation.Constant && !(low.Value <= high.Value))
        {
            return null;
        }

        return x.Table.Select(x < low, low, x.Table.Select(high < x, high, x));
    }

    private static (string Reason, string Advice) Step(string name) =>
        ($"'{name}' has no vector form", "leave the step out: its derivative is 0 wherever it exists");
}
