using System;
using Xunit;

namespace ActivationKernels.Generator.Tests.Reading;

/// <summary>What cannot be read is named, with the place, the reason and what to write instead.</summary>
public sealed class FormulaProblemTests
{
    [Theory]
    [InlineData("static double F(double x) => 1 + Math.Floor(x);", "Math.Floor(x)", "'Floor' has no vector form")]
    [InlineData("static double F(double x) => x % 2;", "x % 2", "remainder")]
    [InlineData("static double F(double x) => Math.ReciprocalEstimate(x);", "Math.ReciprocalEstimate(x)", "differs from processor to processor")]
    [InlineData("static double F(double x) => Math.Pow(x, x);", "Math.Pow(x, x)", "constant exponent")]
    [InlineData("static double F(double x) => Math.Pow(x, 5000);", "Math.Pow(x, 5000)", "constant exponent")]
    [InlineData("static double F(double x) => Math.Clamp(x, 1, -1);", "Math.Clamp(x, 1, -1)", "lower bound")]
    [InlineData("static double Half(double x) => x / 2; static double F(double x) => Half(x);", "Half(x)", "no formula")]
    [InlineData("static readonly double A = 2; static double F(double x) => A * x;", "A", "is a variable")]
    [InlineData("static double A { get; } = 2; static double F(double x) => A * x;", "A", "is a property")]
    [InlineData("static double F(double x) => (int)x;", "(int)x", "conversion from int to double")]
    [InlineData("static double F(double x) { int n = 2; return x * n; }", "2", "'n' is no float, double or bool")]
    [InlineData("static double F(double x) { double y = 0; while (y < x) y++; return y; }", "while (y < x) y++;", "a loop")]
    [InlineData("static double F(double x) { switch (x) { case < 0: return 1; default: return 2; } }", "switch (x) { case < 0: return 1; default: return 2; }", "switch statement")]
    [InlineData("static double F(double x) => x < 0 ? throw new Exception() : x;", "throw new Exception()", "an exception")]
    [InlineData("static double F(double x) { double y = 1; return y = x; }", "y = x", "an assignment inside")]
    [InlineData("static double F(double x) { Console.WriteLine(); return x; }", "Console.WriteLine()", "effect beside the result")]
    [InlineData("static double F(double x) => x switch { < 0 => 1, >= 0 => 2 };", "x switch { < 0 => 1, >= 0 => 2 }", "no arm takes")]
    [InlineData("static double F(double x) => x.Equals(1) ? 1 : 2;", "x.Equals(1)", "'Equals' has no vector form")]
    [InlineData("static double F(double x) => x.CompareTo(1);", "x.CompareTo(1)", "conversion from int")]
    [InlineData("static double F(double x) => ((object)x) is double ? 1 : 2;", "((object)x) is double", "this condition")]
    [InlineData("[ActivationFormula] static double F(double x) => x < 0 ? 0 : F(x - 1);", "F(x - 1)", "calls itself")]
    [InlineData("[ActivationFormula] static double G(double x) => F(x); [ActivationFormula] static double F(double x) => x < 0 ? 0 : G(x - 1);", "G(x - 1)", "calls itself")]
    [InlineData("[ActivationFormula] static double G(double x) => Math.Round(x); static double F(double x) => G(x);", "Math.Round(x)", "'Round' has no vector form")]
    public void Construct_IsUnderlinedWithItsReason(string members, string underlined, string reason)
    {
        var source = new FormulaSource(members);

        Assert.Null(source.Formula);
        Assert.Equal(underlined, source.Underlined);
        Assert.Contains(reason, source.Problem!.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(source.Problem.Advice);
    }

    [Fact]
    public void ManyEarlyReturns_EndInAProblemAndNotInAnEndlessReading()
    {
        string steps = string.Concat(System.Linq.Enumerable.Repeat("if (x > 1) { if (x > 2) return 1; x -= 1; } ", 40));

        var source = new FormulaSource($"static double F(double x) {{ {steps} return x; }}");

        Assert.Null(source.Formula);
        Assert.Contains("too many paths", source.Problem!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadableFormula_HasNoProblem() => Assert.Null(new FormulaSource("static double F(double x) => x;").Problem);
}
