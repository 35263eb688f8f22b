using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>One input, one output.</summary>
internal sealed unsafe class Unary<T>(string name, delegate*<ReadOnlySpan<T>, Span<T>, void> method) : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> x = operands.First;
        Span<T> y = operands.Output;
        for (int i = 0; i < calls; i++)
        {
            call(x, y);
        }
    }
}

/// <summary>Two inputs, one output: backward of one input, forward of two.</summary>
internal sealed unsafe class Binary<T>(string name, delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        ReadOnlySpan<T> b = operands.Second;
        Span<T> y = operands.Output;
        for (int i = 0; i < calls; i++)
        {
            call(a, b, y);
        }
    }
}

/// <summary>Three inputs, two outputs: backward of two inputs.</summary>
internal sealed unsafe class TwoGradients<T>(
    string name, delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        ReadOnlySpan<T> b = operands.Second;
        ReadOnlySpan<T> upstream = operands.Third;
        Span<T> ga = operands.Output;
        Span<T> gb = operands.SecondOutput;
        for (int i = 0; i < calls; i++)
        {
            call(a, b, upstream, ga, gb);
        }
    }
}
