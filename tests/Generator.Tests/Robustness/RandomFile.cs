using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ActivationKernels.Catalog;

namespace ActivationKernels.Generator.Tests.Robustness;

/// <summary>
/// One file of random user code: kernels, formulas and networks, in nested, generic, record, ref struct and file-local types under plain,
/// keyword and unicode names, with conditional compilation. Half of the files are wild: they hold what C# itself refuses, and one in six of
/// all is broken by taking characters out or putting them in.
/// </summary>
internal sealed class RandomFile
{
    // Behind every name of an outermost type: tells whose text a generated file is.
    private const string Mark = "_Unit";

    private const string Alias = "using Aka = ActivationKernels.ActivationAttribute;\n";

    private static readonly string[] Activations = ActivationCatalog.All.Select(a => a.Name).ToArray();
    private static readonly string[] Light = { "relu", "leaky", "identity", "relu6", "hard_tanh", "threshold", "prelu", "maxout", "bilinear", "glu", "softsign", "sigmoid" };
    private static readonly string[] Odd = { "", "unknown", "SIGMOID", "tan-h", "ſigmoid", "relu\\0", "İdentity", "Formula" };
    private static readonly string[] Names = { "F", "F", "Apply", "@class", "Größe", "名前", "_", "@await", "Fʹ", "record", "file", "G\\u0061mma", "var", "FBackward", "K" };
    private static readonly string[] ParameterNames = { "x", "x", "y", "slope", "alpha", "upstream", "@in", "größe", "rowLength", "seed", "offset", "a", "b", "@this", "i", "n", "gradient" };

    private readonly Choice choice;
    private readonly string index;
    private readonly string alias;

    private RandomFile(int index)
    {
        this.index = index.ToString("D6", CultureInfo.InvariantCulture);
        choice = new Choice(index);
        alias = choice.Perhaps(8, Alias);
    }

    /// <summary>The text of the file with that index: always the same.</summary>
    public static string Text(int index)
    {
        var file = new RandomFile(index);
        string text = file.Whole();
        return file.choice.IsWild && file.choice.OnceIn(3) ? file.Break(text) : text;
    }

    /// <summary>The index of the file whose types a generated file completes; -1 where a broken name tells nothing.</summary>
    public static int IndexIn(string generated)
    {
        Match mark = Regex.Match(generated, Mark + "([0-9]{6})_");
        return mark.Success ? int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture) : -1;
    }

    private string Whole()
    {
        string space = choice.Of("Plain", "@namespace.@int", "Ünïcode.名前", "A.B.C", "record") + ".N" + index;
        string types = string.Join("\n", choice.Several(1, 2, i => Type(0, i))) + choice.Perhaps(6, "\n" + Network());
        string body = choice.Below(4) switch
        {
            0 => types,
            1 => $"namespace {space};\n{types}",
            _ => $"namespace {space} {{ {types} }}",
        };
        return choice.Perhaps(6, "#define EXTRA\n") + "using System;\nusing ActivationKernels;\n" + alias + choice.Perhaps(6, "#nullable disable\n") + body + "\n";
    }

    private string Network()
    {
        string inputs = choice.Of(new[] { "1", "64", "9", "0", "-1", "int.MaxValue" }, new[] { "x", "1.5", "\"1\"" });
        string settings = choice.Of(
            new[] { "", ", Loss = Loss.CrossEntropy", ", Loss = Loss.MeanSquaredError", ", Loss = (Loss)42", ", LearningRate = double.NaN", ", Optimizer = Optimizer.Adam", ", InputSecondMoment = 1e300", ", Classes = 3" },
            new[] { ", Loss = 1", ", Nothing = 0", ", Loss =" });
        string layers = string.Concat(choice.Several(0, 5, _ => $"[Dense({choice.Of("1", "8", "64", "0", "-5")}, \"{choice.Of(choice.OnceIn(6) ? Odd : Activations)}\"{Setting()})]\n"));
        string declaration = choice.Of(new[] { "public sealed partial class", "internal partial class", "partial class", "sealed class" }, new[] { "partial struct", "static partial class", "abstract partial class", "file partial class" });
        return $"[Network(Inputs = {inputs}{settings})]\n{layers}{declaration} Net{Mark}{index}_{choice.Perhaps(10, "<T>")} {{ {choice.Perhaps(6, "public int Inputs => 1; void Predict() { }")} }}";
    }

    private string Setting() => choice.Of("", "", "", ", Init = WeightInit.Constant", ", Init = WeightInit.Normal, InitScale = 0.5", ", InitScale = double.NaN", ", Bias = -7", ", Slope = -1", ", Alpha = 1e300");

    private string Type(int depth, int number)
    {
        string keyword = choice.Of("class", "class", "class", "static class", "struct", "ref struct", "record", "record struct", "interface", "record class", "readonly struct", "abstract class");
        string modifiers = choice.Of("", "internal ", "public ", depth == 0 ? "file " : "private ", "unsafe ", "");
        string name = (depth == 0 ? choice.Of("K", "@K", "Größe", "名") + Mark + index : choice.Of("Inner", "@event", "Ähnlich", "Deep") + depth) + "_" + number;
        string parameters = choice.OnceIn(4) ? choice.Of("<T>", "<T, U>", "<@in>", "<Größe>", keyword == "interface" ? "<in T>" : "<T>") : "";
        string constraint = parameters.StartsWith("<T", StringComparison.Ordinal) ? choice.Of("", " where T : class", " where T : struct", " where T : notnull") : "";
        string partial = choice.OnceIn(12) ? "" : "partial ";
        (string leading, string last) = keyword.Split(' ') switch
        {
            ["record", var kind] => ("", "record " + kind),
            [var modifier, var kind] => (modifier + " ", kind),
            _ => ("", keyword),
        };
        bool isStatic = leading == "static ";
        string members = depth < 2 && choice.OnceIn(3) ? Type(depth + 1, 0) + "\n" : "";
        members += string.Join("\n", choice.Several(1, 2, i => Member(i, isStatic)));
        string surroundings = members.Contains("[ActivationFormula]", StringComparison.Ordinal) ? RandomFormula.Surroundings + "\n" : "";
        return $"{modifiers}{leading}{partial}{last} {name}{parameters}{constraint}\n{{\n{surroundings}{members}\n}}";
    }

    private string Member(int number, bool isStatic)
    {
        string member = choice.OnceIn(3)
            ? Formula(number)
            : Kernel(choice.Of(choice.OnceIn(6) ? Odd : choice.OnceIn(12) ? Activations : Light), choice.OnceIn(5) ? "" : number.ToString(CultureInfo.InvariantCulture), isStatic);
        return choice.Below(12) switch
        {
            0 => $"#if EXTRA\n{member}\n#else\n{Kernel("relu", "E" + number, isStatic)}\n#endif",
            1 => $"#if !EXTRA\n{member}\n#endif",
            2 => $"#region r\n{member}\n#endregion",
            3 => $"#pragma warning disable CS1591\n{member}\n",
            4 => $"/// <summary>&lt; <see cref=\"Nothing\"/> </unbalanced>\n{member}",
            _ => member,
        };
    }

    private string Formula(int number)
    {
        string[] parameters = choice.Of<string[]>(["x"], ["x"], ["x", "y"], ["x", "p"], ["x", "@in"]);
        string name = choice.Of("Formula", "Itself", "@double", "Größe") + number;
        string element = choice.OnceIn(4) ? "double" : "float";
        string body = new RandomFormula(choice, parameters).Body();
        if (element == "double")
        {
            body = body.Replace("MathF.", "Math.", StringComparison.Ordinal).Replace("float", "double", StringComparison.Ordinal);
        }

        string declared = string.Join(", ", parameters.Select(p => $"{element} {p}"));
        string spans = string.Join(", ", parameters.Select(p => $"{(p == "p" ? element : $"ReadOnlySpan<{element}>")} {p}"));
        return $"""
            [ActivationFormula] {choice.Of(new[] { "static", "private static", "internal static unsafe" }, new[] { "" })} {element} {name}({declared}) {body}
            [Activation({choice.Of($"nameof({name})", $"nameof({name})", $"\"{name.TrimStart('@')}\"")}{choice.Perhaps(8, ", Alpha = 2")})]
            {choice.Of("internal", "private", "public")} static partial void By{number}({spans}, Span<{element}> result);
            """;
    }

    private string Kernel(string activation, string number, bool isStatic)
    {
        string argument = choice.Of(
            new[] { "", "", "", "", ", Slope = 0.5", ", Alpha = double.NaN", ", Kernel = KernelKind.Derivative", ", Kernel = KernelKind.Backward", ", Kernel = (KernelKind)42", ", Companions = false", ", Accuracy = Accuracy.Fast", ", Kernel = KernelKind.ForwardAndDerivative" },
            new[] { ", Slope = 1e400", ", Nothing = 1", ", Kernel = 3", ", Slope =" });
        string attribute = choice.Of("Activation", "ActivationKernels.Activation", "global::ActivationKernels.ActivationAttribute", alias.Length > 0 ? "Aka" : "Activation");
        string element = choice.Of("float", "float", "double");
        string parameters = choice.Below(6) switch
        {
            0 or 1 => $"ReadOnlySpan<{element}> x, Span<{element}> y",
            2 => $"{element} x",
            3 => $"ReadOnlySpan<{element}> a, ReadOnlySpan<{element}> b, Span<{element}> {choice.Of("y", "result")}",
            _ => string.Join(", ", Parameters(element)),
        };
        string result = parameters == $"{element} x" ? element : choice.Of("void", "void", "void", "void", element, "int", "ActivationStatistics", "ref float");
        string modifiers = choice.Of(
            new[] { "public static", "internal static", "private static", "internal static unsafe", isStatic ? "public static" : "public" },
            new[] { "static", "static async", "private protected static", "public virtual", "extern static", "" });
        (string partial, string body) = choice.OnceIn(15) ? ("", " => throw null!;") : ("partial ", choice.Of(new[] { ";" }, new[] { " { }", "" }));
        return $"[{attribute}(\"{activation}\"{argument})] {modifiers} {partial}{result} {choice.Of(Names)}{number}{choice.Perhaps(15, "<Q>")}({parameters}){body}";
    }

    private string[] Parameters(string element) => choice
        .Several(0, 4, _ => (Type: Modifier() + ParameterType(element), Name: choice.Of(ParameterNames)))
        .DistinctBy(p => choice.IsWild && choice.OnceIn(8) ? p.Type : p.Name)
        .Select(p => $"{p.Type} {p.Name}")
        .ToArray();

    private string Modifier() => choice.OnceIn(4)
        ? choice.Of(new[] { "in ", "ref ", "out ", "ref readonly " }, new[] { "scoped ", "params ", "this ", "[System.Obsolete] " })
        : "";

    private string ParameterType(string element) => choice.Of(
        new[] { $"ReadOnlySpan<{element}>", $"Span<{element}>", $"ReadOnlySpan<{element}>", element, "int", "string?", "ReadOnlySpan<int>", $"{element}[]", "ulong", "long", "(int, int)", "dynamic", "Span<Half>" },
        new[] { "Missing", "T", $"{element}*", "void", "Span<Span<float>>", "ReadOnlySpan<>" });

    private string Break(string text)
    {
        for (int edits = 1 + choice.Below(3); edits > 0; edits--)
        {
            int at = choice.Below(text.Length);
            int length = Math.Min(choice.Below(6), text.Length - at);
            text = text.Remove(at, length).Insert(at, choice.Of("", "", "{", "}", "(", ")", ";", "\"", "<", "#if\n", "#endif\n", "\0", "\ud800", "@", "\\u", "/*", "partial", "\u2028"));
        }

        return text;
    }
}
