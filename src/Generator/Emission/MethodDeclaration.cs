using ActivationKernels.Common;

namespace ActivationKernels.Emission;

/// <summary>How elements come and go.</summary>
internal enum KernelShape
{
    /// <summary>Spans in, spans out.</summary>
    Spans,

    /// <summary>One span, read and overwritten.</summary>
    InPlace,

    /// <summary>One value in, the result returned.</summary>
    Scalar,
}

/// <summary>What a parameter of the method carries.</summary>
internal enum ParameterRole
{
    /// <summary>An element-wise input of the formula.</summary>
    Input,

    /// <summary>The gradient that arrives from the layer above.</summary>
    Upstream,

    /// <summary>A result: y, the derivative, or the gradient of one input, in the order in which the kernel yields them.</summary>
    Output,

    /// <summary>Input and output in one.</summary>
    InPlace,

    /// <summary>A run-time value of a parameter of the formula.</summary>
    Scalar,

    /// <summary>Receives the gradient of a scalar, summed over all elements; named like the scalar with "Gradient" behind it.</summary>
    GradientSum,

    /// <summary>Number of elements of a row, where the spans hold several.</summary>
    RowLength,

    /// <summary>What the random numbers of training depend on, beside the place of an element.</summary>
    Seed,

    /// <summary>Place of the first element where the spans are a part of something longer.</summary>
    Offset,
}

/// <summary>A parameter of the user's method as it has to be written again.</summary>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Type">Fully qualified type text.</param>
/// <param name="Modifier">"scoped", "in" or "this", or empty.</param>
/// <param name="Role">What it carries.</param>
internal sealed record MethodParameter(string Name, string Type, string Modifier, ParameterRole Role);

/// <summary>The defining declaration of the user's partial method, as text that the implementing half repeats.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="ContainingTypes">Headers from the outside in, for example "partial class Kernels" or "partial struct S&lt;T&gt;".</param>
/// <param name="Accessibility">"public", "internal" and so on; empty where the declaration names none.</param>
/// <param name="Modifiers">Modifiers of the method, for example "public static partial".</param>
/// <param name="ReturnType">Fully qualified type text, or "void".</param>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Parameters">In the order of the declaration.</param>
internal sealed record MethodDeclaration(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Accessibility,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<MethodParameter> Parameters);

/// <summary>Facts about the compilation that the emitted text depends on.</summary>
/// <param name="HasVectors">The target has Vector128/256/512 and the x86 and Arm intrinsics of .NET 8.</param>
internal sealed record TargetCapabilities(bool HasVectors)
{
    /// <summary>How often main loops repeat their program, where that is measured; 0 leaves it to the scheduler.</summary>
    public int UnrollFactor { get; init; }
}
