using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Emission;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Generator.Tests.Benchmarks;

/// <summary>Writes formulas as the body of a loop by hand, over single values or over vectors.</summary>
internal sealed class LoopText
{
    private static readonly HashSet<string> ScalarLibrary = ["exp", "log", "tanh", "sin", "cos"];
    private static readonly HashSet<string> VectorLibrary = ["exp", "log", "sin", "cos"];

    private readonly bool isVector;
    private readonly Dictionary<Expr, string> known = [];
    private readonly List<string> lines = [];

    private LoopText(bool isVector)
    {
        this.isVector = isVector;
    }

    private string Class => isVector ? "Vector512" : "MathF";

    /// <summary>One line for each node, then one for each output.</summary>
    public static IEnumerable<string> Scalar(Pass pass)
    {
        var text = new LoopText(isVector: false);
        string[] results = text.Write(pass, ScalarLibrary, input => $"{input}[i]");
        return text.lines.Concat(pass.Outputs.Zip(results, (output, result) => $"{output}[i] = {result};"));
    }

    /// <inheritdoc cref="Scalar"/>
    public static IEnumerable<string> Vector(Pass pass)
    {
        var text = new LoopText(isVector: true);
        string[] results = text.Write(pass, VectorLibrary, input => $"Vector512.LoadUnsafe(ref {input}Start, i)");
        return text.lines.Concat(pass.Outputs.Zip(results, (output, result) => $"({result}).StoreUnsafe(ref {output}Start, i);"));
    }

    private string[] Write(Pass pass, ISet<string> library, Func<string, string> load)
    {
        Expr[] roots = pass.Roots.Select(root => Rewriting.Expand(root, library)).ToArray();
        string type = isVector ? "Vector512<float>" : "float";
        foreach (string input in pass.Inputs)
        {
            known.Add(roots[0].Table.Input(input), "v" + input);
            lines.Add($"{type} v{input} = {load(input)};");
        }

        return roots.Select(Name).ToArray();
    }

    private string Name(Expr e)
    {
        if (known.TryGetValue(e, out string? name))
        {
            return name;
        }

        string[] x = e.Operands.Select(Name).ToArray();
        string text = isVector ? VectorForm(e, x) : ScalarForm(e, x);
        if (e.Operation == Operation.Constant)
        {
            known.Add(e, text);
            return text;
        }

        name = $"t{known.Count}";
        lines.Add($"var {name} = {text};");
        known.Add(e, name);
        return name;
    }

    private static string Literal(Expr e) => FloatLiteral.Of((float)e.Value, ElementType.Single);

    private string ScalarForm(Expr e, string[] x) => e.Operation switch
    {
        Operation.Constant => Literal(e),
        Operation.Select => $"{x[0]} ? {x[1]} : {x[2]}",
        Operation.Less => $"{x[0]} < {x[1]}",
        Operation.LessOrEqual => $"{x[0]} <= {x[1]}",
        Operation.Ordered => $"{x[0]} == {x[0]} && {x[1]} == {x[1]}",
        _ => Common(e, x),
    };

    private string VectorForm(Expr e, string[] x) => e.Operation switch
    {
        Operation.Constant => $"Vector512.Create({Literal(e)})",
        Operation.Select => $"Vector512.ConditionalSelect({x[0]}, {x[1]}, {x[2]})",
        Operation.Less => $"Vector512.LessThan({x[0]}, {x[1]})",
        Operation.LessOrEqual => $"Vector512.LessThanOrEqual({x[0]}, {x[1]})",
        Operation.Ordered => $"Vector512.Equals({x[0]}, {x[0]}) & Vector512.Equals({x[1]}, {x[1]})",
        _ => Common(e, x),
    };

    private string Common(Expr e, string[] x) => e.Operation switch
    {
        Operation.Add => $"{x[0]} + {x[1]}",
        Operation.Subtract => $"{x[0]} - {x[1]}",
        Operation.Multiply => $"{x[0]} * {x[1]}",
        Operation.Divide => $"{x[0]} / {x[1]}",
        Operation.Negate => $"-{x[0]}",
        Operation.Abs or Operation.Sqrt or Operation.Min or Operation.Max or Operation.CopySign => $"{Class}.{e.Operation}({string.Join(", ", x)})",
        Operation.Call => $"{Class}.{char.ToUpperInvariant(e.Primitive!.Name[0])}{e.Primitive.Name[1..]}({x[0]})",
        _ => throw new NotSupportedException($"No form of {e.Operation}."),
    };
}
