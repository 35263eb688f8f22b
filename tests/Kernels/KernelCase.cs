using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Kernel.Tests.Kernels;

internal delegate void UnaryKernel<T>(ReadOnlySpan<T> x, Span<T> y);

internal delegate void BackwardKernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> upstream, Span<T> gradient);

internal delegate void PairKernel<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> derivative);

internal delegate void InPlaceKernel<T>(Span<T> xy);

internal delegate void SeveralInputsKernel<T>(T[][] x, T[] y);

internal delegate void SeveralInputsBackward<T>(T[][] x, T[] upstream, T[][] gradients);

/// <summary>The kernels of one row with one set of parameters.</summary>
internal sealed record KernelCase<T>(
    string Label,
    string Row,
    (string Name, double Value)[] Given,
    UnaryKernel<T> Forward,
    UnaryKernel<T> Derivative,
    BackwardKernel<T> Backward,
    PairKernel<T> Pair,
    InPlaceKernel<T> InPlace,
    Func<T, T> Scalar,
    Func<T, T> ScalarDerivative)
{
    /// <summary>Whether the interpreter executes it: the same bits, two orders of magnitude slower.</summary>
    public bool IsInterpreted { get; init; }

    /// <summary>Whether it is of the fast grade.</summary>
    public bool IsFast { get; init; }

    public IReadOnlyDictionary<string, double> Parameters { get; } = Given.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    public override string ToString() => $"{Label}<{typeof(T).Name}>";
}

/// <summary>The kernels of a row of several inputs.</summary>
internal sealed record SeveralInputsCase<T>(
    string Label,
    string Row,
    int Inputs,
    SeveralInputsKernel<T> Forward,
    SeveralInputsBackward<T> Backward)
{
    public override string ToString() => $"{Label}<{typeof(T).Name}>";
}
