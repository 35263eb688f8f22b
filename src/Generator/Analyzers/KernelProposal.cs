using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Fingerprints;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers;

/// <summary>
/// A kernel that a code fix declares, and the statements that call it in the place of others. It travels in the properties of a
/// diagnostic; the first additional location is the code that goes for the call, the others are code that goes for nothing.
/// </summary>
/// <param name="Name">Wanted name of the method.</param>
/// <param name="Arguments">Arguments of the attribute, as C#.</param>
/// <param name="Parameters">Parameter list of the method without parentheses, as C# with full names.</param>
/// <param name="Replacement">What comes in the place of the code; the name of the method stands as <see cref="NamePlace"/>.</param>
internal sealed record KernelProposal(string Name, string Arguments, string Parameters, string Replacement)
{
    public const string NamePlace = "$kernel$";

    private const string Prefix = "Kernel.";

    /// <param name="known">What the kernel computes.</param>
    /// <param name="kind">Forward, or any other that has to be named.</param>
    /// <param name="element">Type of the elements.</param>
    /// <param name="replacement">The code that calls it.</param>
    /// <param name="isInPlace">Whether one span is input and output.</param>
    public static KernelProposal Of(KnownFunction known, KernelKind kind, SpecialType element, string replacement, bool isInPlace = false)
    {
        string type = element == SpecialType.System_Single ? "float" : "double";
        string parameters = (kind, isInPlace) switch
        {
            (KernelKind.Backward, _) => $"{Source(type, "x")}, {Source(type, "upstream")}, {Destination(type, "gradient")}",
            (_, true) => Destination(type, "xy"),
            (KernelKind.Derivative, _) => $"{Source(type, "x")}, {Destination(type, "derivative")}",
            _ => $"{Source(type, "x")}, {Destination(type, "y")}",
        };
        var arguments = new List<string> { '"' + known.Activation + '"' };
        arguments.AddRange(known.Parameters.Select(p => p.Name + " = " + Number(p.Value)));
        if (kind == KernelKind.Derivative)
        {
            arguments.Add("Kernel = global::ActivationKernels.KernelKind." + kind);
        }

        string suffix = kind == KernelKind.Forward ? "" : kind.ToString();
        return new KernelProposal(MethodName(known.Activation) + suffix, string.Join(", ", arguments), parameters, replacement);
    }

    public static string Source(string type, string name) => $"global::System.ReadOnlySpan<{type}> {name}";

    public static string Destination(string type, string name) => $"global::System.Span<{type}> {name}";

    /// <summary>The value as a literal.</summary>
    public static string Number(double value)
    {
        // A parameter that came from a float constant gets its digits back.
        float single = (float)value;
        return single.Equals((float)value) && (double)single == value && value.ToString("R", CultureInfo.InvariantCulture).Length > 9
            ? single.ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(Prefix + nameof(Name), Name)
        .Add(Prefix + nameof(Arguments), Arguments)
        .Add(Prefix + nameof(Parameters), Parameters)
        .Add(Prefix + nameof(Replacement), Replacement);

    /// <summary>Null where the diagnostic carries none.</summary>
    public static KernelProposal? From(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Prefix + nameof(Name), out string? name)
        && properties.TryGetValue(Prefix + nameof(Arguments), out string? arguments)
        && properties.TryGetValue(Prefix + nameof(Parameters), out string? parameters)
        && properties.TryGetValue(Prefix + nameof(Replacement), out string? replacement)
            ? new KernelProposal(name!, arguments!, parameters!, replacement!)
            : null;

    // hard_tanh -> HardTanh
    private static string MethodName(string activation) =>
        string.Concat(activation.Split('_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));
}
