using System;
using System.Globalization;

namespace ActivationKernels.Expressions;

/// <summary>Prints a formula in the notation of C# with bare function names, for headers, messages and docs.</summary>
internal static class FormulaPrinter
{
    private const int Conditional = 0;
    private const int Comparison = 1;
    private const int Additive = 2;
    private const int Multiplicative = 3;
    private const int Unary = 4;
    private const int Atom = 5;

    public static string Print(Expr e) => Print(e, Conditional);

    private static string Print(Expr e, int context)
    {
        (string text, int precedence) = e.Operation switch
        {
            Operation.Constant => Constant(e.Tail == 0 ? e.Value : e.Value + e.Tail),
            Operation.Input or Operation.Parameter => (e.Name, Atom),
            Operation.Add => (Binary(e, "+", Additive, Additive), Additive),
            Operation.Subtract => (Binary(e, "-", Additive, Multiplicative), Additive),
            Operation.Multiply => (Binary(e, "*", Multiplicative, Multiplicative), Multiplicative),
            Operation.Divide => (Binary(e, "/", Multiplicative, Unary), Multiplicative),
            Operation.Negate => ("-" + Print(e[0], Unary), Unary),
            Operation.Less => (Binary(e, "<", Additive, Additive), Comparison),
            Operation.LessOrEqual => (Binary(e, "<=", Additive, Additive), Comparison),
            Operation.Select => ($"{Print(e[0], Comparison)} ? {Print(e[1], Comparison)} : {Print(e[2], Conditional)}", Conditional),
            Operation.Call => ($"{e.Primitive!.Name}({Print(e[0], Conditional)})", Atom),
            _ => (Call(e), Atom),
        };
        return precedence < context ? $"({text})" : text;
    }

    private static string Binary(Expr e, string sign, int left, int right) => $"{Print(e[0], left)} {sign} {Print(e[1], right)}";

    private static string Call(Expr e)
    {
        string name = e.Operation switch
        {
            Operation.Abs => "abs",
            Operation.Sqrt => "sqrt",
            Operation.Min => "min",
            Operation.Max => "max",
            Operation.Within => "within",
            Operation.CopySign => "copysign",
            Operation.Ordered => "ordered",
            Operation.RowMax => "rowmax",
            Operation.RowSum => "rowsum",
            _ => throw new InvalidOperationException($"{e.Operation} has no notation."),
        };
        string[] operands = new string[e.Operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            operands[i] = Print(e[i], Conditional);
        }

        return $"{name}({string.Join(", ", operands)})";
    }

    private static (string Text, int Precedence) Constant(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return (text, value < 0 || (value == 0 && text[0] == '-') ? Unary : Atom);
    }
}
