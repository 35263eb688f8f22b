using System.Linq;

namespace ActivationKernels.Generator.Tests.Robustness;

/// <summary>Random bodies of formulas: most of them C#, many of them no formula.</summary>
internal sealed class RandomFormula
{
    private static readonly string[] Functions =
    {
        "MathF.Exp", "MathF.Tanh", "MathF.Abs", "MathF.Sqrt", "MathF.Sin", "MathF.Log", "MathF.Cbrt", "MathF.Round", "MathF.Floor", "Formulas.Sigmoid",
        "Formulas.Softplus", "Formulas.Gelu", "Formulas.Erf", "Formulas.LogP1", "(float)Math.Exp", "(float)Math.Atan", "float.Abs", "float.Exp", "Other",
        "@checked",
    };

    private static readonly string[] WildFunctions = { "(float)Math.Sign", "Itself", "Unknown", "Console.WriteLine", "new" };

    private static readonly string[] BinaryFunctions =
    {
        "MathF.Max", "MathF.Min", "MathF.Pow", "Math.Max", "MathF.Atan2", "MathF.CopySign", "MathF.Log", "Formulas.Leaky", "Formulas.Elu", "MathF.IEEERemainder",
    };

    private static readonly string[] Values =
    {
        "0f", "1f", "2f", "-1f", "0.5f", "1e-30f", "3.4e38f", "float.NaN", "float.PositiveInfinity", "-0f", "float.Epsilon", "MathF.PI", "1_000f",
        "default(float)", "Constant", "Changing", "(float)Length", "x", "x", "x",
    };

    private static readonly string[] WildValues =
    {
        "0", "1", "0x10", "'c'", "1.5", "1.5m", "true", "null", "default", "1e400", "(float)double.MaxValue", "\"text\"", "1ul", "y", "p", "Length",
        "x++", "--x", "(x += 1)", "x ^ 1", "x % 2", "x << 1", "this.x", "args[0]", "nameof(x)", "sizeof(float)", "$\"{x}\"", "stackalloc float[1]", "await x",
        "new Func<float, float>(v => v)(x)", "typeof(float)", "base.x", "x.ToString()", "x?.y", "x!", "..x", "^x",
    };

    private readonly Choice choice;
    private readonly string[] parameters;
    private int locals;

    public RandomFormula(Choice choice, params string[] parameters)
    {
        this.choice = choice;
        this.parameters = parameters;
    }

    /// <summary>Members that some formulas refer to.</summary>
    public const string Surroundings = """
        const float Constant = 0.25f; static float Changing = 1; static int Length => 3;
        [ActivationFormula] static float Other(float x) => x > 0 ? x : 0.1f * x;
        static double Other(double x) => x;
        static float @checked(float x) => x; static double @checked(double x) => x;
        """;

    /// <summary>The part behind the parameter list.</summary>
    public string Body()
    {
        if (choice.IsWild && choice.OnceIn(6))
        {
            return choice.Of("{ }", ";", "=> throw new Exception();", "{ while (true) { } }", "=> Itself(x);", "=> ", "{ return x }", "{ unsafe { return *&x; } }", "{ yield return x; }");
        }

        return choice.Below(6) switch
        {
            0 => $"{{ float t = {Value(1)}; {string.Join(" ", choice.Several(0, 3, _ => Statement(2)))} return {Value(2)}; }}",
            1 => $"{{ float t = x; if ({Condition(1)}) {{ {Statement(1)} return {Value(1)}; }} else return {Value(1)} + t; }}",
            2 => $"{{ float t = {Value(1)}; {string.Join(" ", choice.Several(1, 3, _ => Statement(1)))} return t + x; }}",
            _ => $"=> {Value(3)};",
        };
    }

    public string Value(int depth)
    {
        if (depth == 0)
        {
            return choice.OnceIn(3) ? choice.Of(Values, WildValues) : choice.Of(parameters);
        }

        string Inner() => Value(depth - 1);
        return choice.Below(20) switch
        {
            0 or 1 or 2 => $"{choice.Of(Functions, WildFunctions)}({Inner()})",
            3 => $"{choice.Of(BinaryFunctions)}({Inner()}, {Inner()})",
            4 => $"({Condition(depth - 1)} ? {Inner()} : {Inner()})",
            5 => $"(({Inner()}) switch {{ > 1 => {Inner()}, < {choice.Of(new[] { "0", "-1" }, new[] { "x" })} => {Inner()}, {choice.Of(new[] { "_" }, new[] { "float.NaN", "0 or 1" })} => {Inner()} }})",
            6 => choice.Of(new[] { $"-({Inner()})", $"+({Inner()})", $"-(-({Inner()}))" }, new[] { $"!{Inner()}", $"~{Inner()}", $"({Inner()})!" }),
            7 => choice.Of(new[] { $"(float)({Inner()})", $"checked({Inner()})", $"unchecked({Inner()})", $"(float)(int)({Inner()})" }, new[] { $"(double)({Inner()})", $"(float)(object){Inner()}" }),
            8 => choice.Of($"(({Inner()}) is float f{++locals} ? f{locals} : 0)", $"(({Inner()}) is > 0 and < 1 ? 1f : {Inner()})", $"(({Inner()}) is float.NaN ? 0f : 1)"),
            9 => $"Math.Clamp({Inner()}, {Inner()}, {Inner()})",
            _ => $"({Inner()} {choice.Of("+", "-", "*", "/")} {Inner()})",
        };
    }

    private string Condition(int depth) => choice.Below(6) switch
    {
        0 => $"float.IsNaN({Value(depth)})",
        1 => $"({Value(depth)} > 0 && {Value(depth)} < 1)",
        2 => $"!({Value(depth)} == {Value(depth)})",
        3 => choice.Of(new[] { "true", "x is > 0 or < -1", "Changing > 0" }, new[] { "x", "x = 1" }),
        _ => $"{Value(depth)} {choice.Of("<", "<=", ">", ">=", "!=", "==")} {Value(depth)}",
    };

    private string Statement(int depth) => choice.Below(8) switch
    {
        0 => $"if ({Condition(depth)}) t = {Value(depth)};",
        1 => $"if ({Condition(depth)}) return {Value(depth)};",
        2 => $"float v{++locals} = {Value(depth)};",
        3 => $"const float c{++locals} = {choice.Of(new[] { "1", "0.1f", "float.NaN" }, new[] { "x" })};",
        4 => $"t {choice.Of(new[] { "=", "+=", "*=", "/=", "-=" }, new[] { "??=", "<<=" })} {Value(depth)};",
        5 => choice.Of(
            new[] { "for (int i = 0; i < 3; i++) t += x;", "Changing = x;", ";", "(t, x) = (x, t);", "t++;", "{ t = -t; }" },
            new[] { "goto end;", "static float L(float v) => v * 2; t = L(x);", "throw null!;", "break;" }),
        6 => $"switch (x) {{ case > 0: return {Value(1)}; default: break; }}",
        _ => $"float w{++locals} = {Value(depth)}, u{locals} = {choice.Of(parameters)};",
    };
}
