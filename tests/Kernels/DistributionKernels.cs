using System;
using System.Collections.Generic;

namespace ActivationKernels.Kernel.Tests.Kernels;

internal delegate void RowForward<T>(ReadOnlySpan<T> x, Span<T> y, int rowLength);

internal delegate void RowBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> upstream, Span<T> gradient, int rowLength);

/// <summary>The kernels of a row reduction over batches.</summary>
internal sealed record DistributionCase<T>(string Row, RowForward<T> Forward, RowBackward<T> Backward)
{
    public override string ToString() => $"{Row}<{typeof(T).Name}>";
}

/// <summary>Kernels whose values depend on a whole row.</summary>
internal static partial class DistributionKernels
{
    public static IReadOnlyList<DistributionCase<float>> Single { get; } =
    [
        new("softmax", Softmax, SoftmaxBackwardFromOutput),
        new("softmin", Softmin, SoftminBackwardFromOutput),
        new("logsoftmax", LogSoftmax, LogSoftmaxBackwardFromOutput),
    ];

    /// <summary>The same with fast gradients.</summary>
    public static IReadOnlyList<DistributionCase<float>> Fast { get; } =
    [
        new("softmax", Softmax, FastSoftmaxGradient),
        new("softmin", Softmin, FastSoftminGradient),
        new("logsoftmax", LogSoftmax, FastLogSoftmaxGradient),
    ];

    public static IReadOnlyList<DistributionCase<double>> Double { get; } =
    [
        new("softmax", WideSoftmax, WideSoftmaxBackwardFromOutput),
        new("softmin", WideSoftmin, WideSoftminBackwardFromOutput),
        new("logsoftmax", WideLogSoftmax, WideLogSoftmaxBackwardFromOutput),
    ];

    [Activation("softmax")]
    public static partial void Softmax(ReadOnlySpan<float> x, Span<float> y, int rowLength);

    [Activation("softmin")]
    public static partial void Softmin(ReadOnlySpan<float> x, Span<float> y, int rowLength);

    [Activation("logsoftmax")]
    public static partial void LogSoftmax(ReadOnlySpan<float> x, Span<float> y, int rowLength);

    [Activation("softmax")]
    public static partial void WideSoftmax(ReadOnlySpan<double> x, Span<double> y, int rowLength);

    [Activation("softmin")]
    public static partial void WideSoftmin(ReadOnlySpan<double> x, Span<double> y, int rowLength);

    [Activation("logsoftmax")]
    public static partial void WideLogSoftmax(ReadOnlySpan<double> x, Span<double> y, int rowLength);

    [Activation("softmax", Accuracy = Accuracy.Fast)]
    public static partial void FastSoftmaxGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient, int rowLength);

    [Activation("softmin", Accuracy = Accuracy.Fast)]
    public static partial void FastSoftminGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient, int rowLength);

    [Activation("logsoftmax", Accuracy = Accuracy.Fast)]
    public static partial void FastLogSoftmaxGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient, int rowLength);

    [Activation("softmax", Companions = false)]
    public static partial void SoftmaxOfOneRow(ReadOnlySpan<float> x, Span<float> y);

    [Activation("logsoftmax")]
    public static partial void LogSoftmaxInPlace(int rowLength, Span<double> xy);

    [Activation("softmax")]
    public static partial void SoftmaxGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient);
}
