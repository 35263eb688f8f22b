using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Activations over a whole row. Each declaration brings a backward kernel with it, which takes the output.</summary>
internal static partial class CatalogKernels
{
    [Activation("softmax", Role = ActivationRole.Output)]
    public static partial void Softmax(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softmin", Role = ActivationRole.Output)]
    public static partial void Softmin(ReadOnlySpan<float> x, Span<float> y);

    [Activation("logsoftmax", Role = ActivationRole.Output)]
    public static partial void Logsoftmax(ReadOnlySpan<float> x, Span<float> y);
}
