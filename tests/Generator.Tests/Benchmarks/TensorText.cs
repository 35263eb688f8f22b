using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Emission;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Generator.Tests.Benchmarks;

/// <summary>
/// Writes formulas as calls of TensorPrimitives, one for each node, in as few buffers as will do: what is not needed any more is
/// written over, and the destination serves as the first buffer.
/// </summary>
internal sealed class TensorText
{
    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["exp"] = "Exp",
        ["expm1"] = "ExpM1",
        ["log"] = "Log",
        ["log1p"] = "LogP1",
        ["sigmoid"] = "Sigmoid",
        ["tanh"] = "Tanh",
        ["sin"] = "Sin",
        ["cos"] = "Cos",
    };

    private readonly Dictionary<Expr, int> uses = [];
    private readonly Dictionary<Expr, string> places = [];
    private readonly Dictionary<Expr, string> destinations = [];
    private readonly Stack<string> free = new();
    private readonly HashSet<string> reusable = [];
    private readonly List<string> lines = [];
    private int buffers;

    private TensorText()
    {
    }

    /// <summary>The calls, behind the buffers that they need.</summary>
    public static IEnumerable<string> Write(Pass pass)
    {
        var text = new TensorText();
        Expr[] roots = pass.Roots.Select(root => Rewriting.Expand(Rewriting.WithoutConditions(root), Calls.Keys.ToHashSet())).ToArray();
        foreach (string input in pass.Inputs)
        {
            text.places[roots[0].Table.Input(input)] = input;
        }

        foreach (Expr root in roots)
        {
            text.Count(root);
        }

        if (roots.Length == 1)
        {
            text.free.Push(pass.Outputs[0]);
            text.reusable.Add(pass.Outputs[0]);
        }

        for (int i = 0; i < roots.Length; i++)
        {
            text.Finish(roots[i], pass.Outputs[i]);
        }

        IEnumerable<string> scratch = Enumerable.Range(0, text.buffers).Select(b => $"Span<float> buffer{b} = Scratch.Take({b}, {pass.Inputs[0]}.Length);");
        return scratch.Concat(text.lines);
    }

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

    private void Finish(Expr root, string output)
    {
        if (root.Operation == Operation.Constant)
        {
            lines.Add($"{output}.Fill({Literal(root)});");
            return;
        }

        if (places.TryGetValue(root, out string? place))
        {
            lines.Add($"{place}.CopyTo({output});");
            return;
        }

        destinations[root] = output;
        Place(root);
    }

    // The operands first, so that their buffers can take the result.
    private string Place(Expr e)
    {
        if (places.TryGetValue(e, out string? place))
        {
            return place;
        }

        (string call, Expr[] operands) = Form(e);
        string[] arguments = operands.Select(o => o.Operation == Operation.Constant ? Literal(o) : Place(o)).ToArray();
        foreach (Expr operand in operands)
        {
            Release(operand);
        }

        if (!destinations.TryGetValue(e, out string? target))
        {
            target = free.Count > 0 ? free.Pop() : $"buffer{buffers++}";
            reusable.Add(target);
        }

        lines.Add($"TensorPrimitives.{call}({string.Join(", ", arguments)}, {target});");
        places.Add(e, target);
        return target;
    }

    private void Release(Expr operand)
    {
        if (operand.Operation is Operation.Constant or Operation.Input)
        {
            return;
        }

        uses[operand]--;
        if (uses[operand] == 0 && reusable.Contains(places[operand]) && !destinations.ContainsKey(operand))
        {
            free.Push(places[operand]);
        }
    }

    private (string Call, Expr[] Operands) Form(Expr e)
    {
        if (e.Operation == Operation.Max && Constant(e[1]) && e[0].Operation == Operation.Min && Constant(e[0][1]) && uses[e[0]] == 1)
        {
            return ("Clamp<float>", [e[0][0], e[1], e[0][1]]);
        }

        if (e.Operation == Operation.Add && Fused(e, 0) is { } first)
        {
            return ("MultiplyAdd<float>", first);
        }

        if (e.Operation == Operation.Add && Fused(e, 1) is { } second)
        {
            return ("MultiplyAdd<float>", second);
        }

        return e.Operation switch
        {
            Operation.Add or Operation.Multiply or Operation.Min or Operation.Max when Constant(e[0]) => ($"{e.Operation}<float>", [e[1], e[0]]),
            Operation.Call => ($"{Calls[e.Primitive!.Name]}<float>", [e[0]]),
            Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Negate or Operation.Abs or Operation.Sqrt
                or Operation.Min or Operation.Max or Operation.CopySign => ($"{e.Operation}<float>", e.Operands.ToArray()),
            _ => throw new NotSupportedException($"No form of {e.Operation}."),
        };
    }

    // a b + c in one call, which takes one number at most.
    private Expr[]? Fused(Expr sum, int product)
    {
        (Expr p, Expr c) = (sum[product], sum[1 - product]);
        if (p.Operation != Operation.Multiply || uses[p] > 1)
        {
            return null;
        }

        (Expr a, Expr b) = Constant(p[0]) ? (p[1], p[0]) : (p[0], p[1]);
        return Constant(b) && Constant(c) ? null : [a, b, c];
    }

    private static bool Constant(Expr e) => e.Operation == Operation.Constant;

    private static string Literal(Expr e) => FloatLiteral.Of((float)e.Value, ElementType.Single);
}
