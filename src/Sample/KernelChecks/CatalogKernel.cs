using System;

namespace ActivationKernels.Sample.KernelChecks;

internal delegate void Forward1(ReadOnlySpan<float> x, Span<float> y);

internal delegate void Backward1(ReadOnlySpan<float> xOrOutput, ReadOnlySpan<float> upstream, Span<float> gradient);

internal delegate void Forward2(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

internal delegate void Backward2(
    ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> ga, Span<float> gb);

/// <summary>The generated kernels of one row of the catalog.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Forward">Writes the output.</param>
/// <param name="Backward">Writes the gradients.</param>
/// <param name="TensorForward">The same by TensorPrimitives; null where nobody would write it so.</param>
/// <param name="TensorBackward">The same by TensorPrimitives; null where nobody would write it so.</param>
internal sealed record CatalogKernel(
    string Name,
    int Inputs,
    Action<KernelOperands> Forward,
    Action<KernelOperands> Backward,
    Action<KernelOperands>? TensorForward,
    Action<KernelOperands>? TensorBackward)
{
    public static CatalogKernel OneInput(
        string name, Forward1 forward, Backward1 backward, Forward1? tensorForward = null, Backward1? tensorBackward = null)
    {
        return new CatalogKernel(
            name,
            1,
            Run(forward),
            Gradient(backward),
            tensorForward is null ? null : Run(tensorForward),
            tensorBackward is null ? null : Gradient(tensorBackward));

        static Action<KernelOperands> Run(Forward1 kernel) => o => kernel(o.Inputs[0], o.Output);
        static Action<KernelOperands> Gradient(Backward1 kernel) => o => kernel(o.Inputs[0], o.Upstream, o.Gradients[0]);
    }

    /// <summary>An activation over a row, whose gradient comes from its output.</summary>
    public static CatalogKernel Row(string name, Forward1 forward, Backward1 backward, Forward1? tensorForward = null) => new(
        name,
        1,
        o => forward(o.Inputs[0], o.Output),
        o => backward(o.Output, o.Upstream, o.Gradients[0]),
        tensorForward is null ? null : o => tensorForward(o.Inputs[0], o.Output),
        TensorBackward: null);

    public static CatalogKernel TwoInputs(
        string name, Forward2 forward, Backward2 backward, Forward2? tensorForward = null, Backward2? tensorBackward = null)
    {
        return new CatalogKernel(
            name,
            2,
            Run(forward),
            Gradient(backward),
            tensorForward is null ? null : Run(tensorForward),
            tensorBackward is null ? null : Gradient(tensorBackward));

        static Action<KernelOperands> Run(Forward2 kernel) => o => kernel(o.Inputs[0], o.Inputs[1], o.Output);
        static Action<KernelOperands> Gradient(Backward2 kernel) =>
            o => kernel(o.Inputs[0], o.Inputs[1], o.Upstream, o.Gradients[0], o.Gradients[1]);
    }
}
