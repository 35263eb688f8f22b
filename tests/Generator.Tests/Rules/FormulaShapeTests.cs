using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

/// <summary>
/// Every wrong formula is found however it is written and wherever it stands: each in all its spellings, and its first spelling in every
/// kind of code. What it should have been earns no warning there.
/// </summary>
public sealed partial class FormulaShapeTests
{
    private const int LeastShapes = 10;
    private const string Sigmoid = "1 / (1 + {1}Exp(-{0}))";

    private static readonly WrongFormula[] Formulas =
    {
        new(
            "sigmoid with a pole", "AK4001", "Squash", Sigmoid,
            "1 / (1 - {1}Exp(-{0}))", "1 / (-{1}Exp(-{0}) + 1)", "{1}Exp({0}) / ({1}Exp({0}) - 1)", "1 / (1 - 1 / {1}Exp({0}))", "{1}Pow(1 - {1}Exp(-{0}), -1)",
            "-1 / ({1}Exp(-{0}) - 1)", "0.5 * (1 + 1 / {1}Tanh({0} / 2))", "1 / (1 - Math.Pow(Math.E, -{0}))", "1 / (1 - double.Exp(-{0}))"),
        new(
            "cotangent for tanh", "AK4002", "Squash", "2 / (1 + {1}Exp(-2 * {0})) - 1",
            "2 / (1 - {1}Exp(-2 * {0})) - 1", "-1 + 2 / (1 - {1}Exp(-({0} + {0})))", "(1 + {1}Exp(-2 * {0})) / (1 - {1}Exp(-2 * {0}))", "({1}Exp(2 * {0}) + 1) / ({1}Exp(2 * {0}) - 1)",
            "({1}Exp({0}) + {1}Exp(-{0})) / ({1}Exp({0}) - {1}Exp(-{0}))", "1 / {1}Tanh({0})", "{1}Cosh({0}) / {1}Sinh({0})", "2 * (1 / (1 - Math.Pow(Math.E, -2 * {0})) - 0.5)"),
        new(
            "mirrored sigmoid", "AK4003", "Sigmoid", Sigmoid,
            "1 / (1 + {1}Exp({0}))", "1 / ({1}Exp({0}) + 1)", "{1}Exp(-{0}) / (1 + {1}Exp(-{0}))", "1 - 1 / (1 + {1}Exp(-{0}))", "0.5 * (1 - {1}Tanh({0} / 2))", "{1}Pow(1 + {1}Exp({0}), -1)",
            "1 / (1 + Math.Pow(Math.E, {0}))", "1 / (1 + double.Exp({0}))"),
        new(
            "mirrored logistic", "AK4003", "LogisticFunction", Sigmoid,
            "1 / (1 + {1}Exp({0}))", "{1}Exp(-{0}) / ({1}Exp(-{0}) + 1)"),
        new(
            "mirrored sigmoid for tanh", "AK4003", "ComputeTanh", "{1}Tanh({0})",
            "1 / (1 + {1}Exp({0}))", "1 - 1 / (1 + {1}Exp(-{0}))"),
        new(
            "s (1 + s)", "AK4004", "SigmoidDerivative", "1 / (1 + {1}Exp(-{0})) * (1 - 1 / (1 + {1}Exp(-{0})))",
            "1 / (1 + {1}Exp(-{0})) * (1 + 1 / (1 + {1}Exp(-{0})))", "(1 + 1 / (1 + {1}Exp(-{0}))) / (1 + {1}Exp(-{0}))", "1 / (1 + {1}Exp(-{0})) + {1}Pow(1 + {1}Exp(-{0}), -2)"),
        new(
            "1 - t", "AK4004", "tanh_prime", "1 - {1}Tanh({0}) * {1}Tanh({0})",
            "1 - {1}Tanh({0})", "-{1}Tanh({0}) + 1", "2 / ({1}Exp(2 * {0}) + 1)"),
        new(
            "derivative of relu", "AK4004", "ReluGrad", "{0} > 0 ? 1 : 0",
            "{1}Max({0}, 0)", "{0} > 0 ? {0} : 0", "{0} < 0 ? 1 : 0"),
        new(
            "alpha of SELU", "AK4005", "Activate", "1.0507009873554805 * ({0} > 0 ? {0} : 1.6732632423543772 * ({1}Exp({0}) - 1))",
            "1.0507009873554805 * ({0} > 0 ? {0} : 1.7632 * ({1}Exp({0}) - 1))", "1.0507 * ({1}Max(0, {0}) + {1}Min(0, 1.76 * ({1}Exp({0}) - 1)))", "{0} <= 0 ? 1.0507 * 1.5 * ({1}Exp({0}) - 1) : 1.0507 * {0}"),
        new(
            "scale of SELU", "AK4005", "Activate", "{0} > 0 ? 1.0507009873554805 * {0} : 1.0507009873554805 * 1.6732632423543772 * ({1}Exp({0}) - 1)",
            "1.0705 * ({0} > 0 ? {0} : 1.6732632423543772 * ({1}Exp({0}) - 1))", "1.5 * ({0} >= 0 ? {0} : 1.67326 * {1}Exp({0}) - 1.67326)"),
        new(
            "constant of GELU", "AK4005", "Activate", "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0} * {0})))",
            "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.44715 * {0} * {0} * {0})))", "{0} / 2 * (1 + {1}Tanh({1}Sqrt(2 / {1}PI) * ({0} + 0.0447 * 10 * {1}Pow({0}, 3))))"),
        new(
            "factor of GELU", "AK4005", "Activate", "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0} * {0})))",
            "0.5 * {0} * (1 + {1}Tanh({1}Sqrt({1}PI / 2) * ({0} + 0.044715 * {0} * {0} * {0})))", "0.5 * {0} * (1 + {1}Tanh(2 / {1}PI * ({0} + 0.044715 * {0} * {0} * {0})))"),
        new(
            "GELU without its half", "AK4005", "Activate", "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0} * {0})))",
            "{0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0} * {0})))", "{0} + {0} * {1}Tanh(0.7978845608028654 * {0} * (1 + 0.044715 * {0} * {0}))"),
        new(
            "GELU without its cube", "AK4005", "Activate", "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0} * {0})))",
            "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0} * {0})))", "0.5 * {0} * (1 + {1}Tanh(0.7978845608028654 * ({0} + 0.044715 * {0})))", "0.5 * {0} * (1 + {1}Tanh({1}Sqrt(2 / {1}PI) * ({0} + 0.044715 * {1}Pow({0}, 2))))"),
        new(
            "naive tanh", "AK4006", "Activate", "{1}Tanh({0})",
            "({1}Exp({0}) - {1}Exp(-{0})) / ({1}Exp({0}) + {1}Exp(-{0}))", "({1}Exp(2 * {0}) - 1) / (1 + {1}Exp(2 * {0}))", "{1}Sinh({0}) / {1}Cosh({0})"),
        new(
            "naive softplus", "AK4006", "Activate", "{1}Max({0}, 0) + {1}Log(1 + {1}Exp(-{1}Abs({0})))",
            "{1}Log(1 + {1}Exp({0}))", "{1}Log({1}Exp({0}) + 1)", "-{1}Log(1 / (1 + {1}Exp({0})))"),
        new(
            "naive sigmoid", "AK4006", "Activate", Sigmoid,
            "{1}Exp({0}) / (1 + {1}Exp({0}))", "{1}Exp({0}) / ({1}Exp({0}) + 1)"),
    };

    // {N} is the name of a function, {E:v} the formula of v, {M:v} the same with the functions of MathF.
    private static readonly (string Name, string Members, bool IsNamed)[] Places =
    {
        ("expression body", "static double {N}(double x) => {E:x};", true),
        ("block", "static double {N}(double x) { return {E:x}; }", true),
        ("parentheses", "static double {N}(double x) => (({E:(x)}));", true),
        ("float", "static float {N}(float x) => (float)({M:x});", true),
        ("float by double", "static float {N}(float x) { return (float)({E:x}); }", true),
        ("local result", "static double {N}(double x) { var y = {E:x}; return y; }", true),
        ("later assignment", "static double {N}(double x) { double y; y = {E:x}; return y; }", true),
        ("local input", "static double {N}(double x) { double z = x; return {E:z}; }", true),
        ("instance method", "class D { public double {N}(double x) { return {E:x}; } }", true),
        ("local function", "static double G(double v) { return {N}(v); static double {N}(double x) { return {E:x}; } }", true),
        ("lambda", "static double G(double v) { Func<double, double> {N} = x => {E:x}; return {N}(v); }", true),
        ("field with a lambda", "static readonly Func<double, double> {N} = x => {E:x};", true),
        ("loop over an array", "static void F(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[i] = {E:x[i]}; } }", false),
        ("loop over a span", "static void F(ReadOnlySpan<float> x, Span<double> y) { int i = 0; foreach (float v in x) { y[i++] = {E:v}; } }", false),
        ("loop in place", "static void F(Span<double> x) { for (int i = 0; i < x.Length; ++i) x[i] = {E:x[i]}; }", false),
        ("LINQ", "static double[] F(double[] x) => x.Select(v => {E:v}).ToArray();", false),
        ("weighted sum", "static double F(double w, double x, double b) { double z = w * x + b; return {E:z}; }", false),
        ("property", "class D { double P { get; set; } double Q => {E:P}; }", false),
        ("field", "class D { double f; double G() { return {E:this.f}; } }", false),
        ("factor", "static double F(double a, double x) => a * ({E:x});", false),
        ("argument", "static void F(double x) => Console.WriteLine({E:x});", false),
    };

    public static TheoryData<string, string> Shapes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (WrongFormula formula in Formulas)
            {
                foreach (string place in formula.Places)
                {
                    data.Add(formula.Name, place);
                }

                foreach (string spelling in formula.Spellings.Skip(1))
                {
                    data.Add(formula.Name, spelling);
                }
            }

            return data;
        }
    }

    public static TheoryData<string, string> RightShapes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (WrongFormula formula in Formulas.DistinctBy(f => (f.Function, f.Right)))
            {
                foreach (string place in formula.Places)
                {
                    data.Add(formula.Name, place);
                }
            }

            return data;
        }
    }

    [Fact]
    public void EveryFormula_HasEnoughShapes() =>
        Assert.All(Formulas, f => Assert.InRange(f.Places.Count() + f.Spellings.Length - 1, LeastShapes, int.MaxValue));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task WrongFormula_IsFound(string name, string shape)
    {
        WrongFormula formula = Formulas.Single(f => f.Name == name);
        bool isPlace = formula.Places.Contains(shape);

        Finding[] findings = await FindAsync(formula, isPlace ? formula.Spellings[0] : shape, isPlace ? shape : Places[0].Name);

        Assert.Equal(formula.Id, Assert.Single(findings).Id);
    }

    [Theory]
    [MemberData(nameof(RightShapes))]
    public async Task RightFormula_EarnsNoWarningThere(string name, string place)
    {
        WrongFormula formula = Formulas.Single(f => f.Name == name);

        Assert.DoesNotContain(await FindAsync(formula, formula.Right, place), f => f.Severity >= DiagnosticSeverity.Warning);
    }

    private static Task<Finding[]> FindAsync(WrongFormula formula, string expression, string place)
    {
        string members = Places.Single(p => p.Name == place).Members.Replace("{N}", formula.Function, StringComparison.Ordinal);
        members = Replaced(members, "{E:", expression, "Math.");
        members = Replaced(members, "{M:", Decimal().Replace(expression, "$0f"), "MathF.");
        return FormulaRules.FindAsync(members);
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Decimal();

    private static string Replaced(string members, string begin, string expression, string functions)
    {
        int start = members.IndexOf(begin, StringComparison.Ordinal);
        if (start < 0)
        {
            return members;
        }

        int end = members.IndexOf('}', start);
        string variable = members[(start + begin.Length)..end];
        return members[..start] + string.Format(CultureInfo.InvariantCulture, expression, variable, functions) + members[(end + 1)..];
    }

    /// <param name="Name">What the mistake is called here.</param>
    /// <param name="Id">The rule that finds it.</param>
    /// <param name="Function">A name of the function that is meant to compute the right one.</param>
    /// <param name="Right">What it should have been.</param>
    /// <param name="Spellings">Ways to write it: {0} is the variable, {1} the class of the functions and a dot.</param>
    private sealed record WrongFormula(string Name, string Id, string Function, string Right, params string[] Spellings)
    {
        // Some formulas are a mistake only under a name that promises something else.
        public IEnumerable<string> Places => FormulaShapeTests.Places.Where(p => p.IsNamed || Id is not ("AK4003" or "AK4004")).Select(p => p.Name);
    }
}
