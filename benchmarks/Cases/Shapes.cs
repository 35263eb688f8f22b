using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>One input, one output.</summary>
internal sealed unsafe class From1To1<T>(
    string name, delegate*<ReadOnlySpan<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        Span<T> y = operands.Output;
        for (int i = 0; i < calls; i++)
        {
            call(a, y);
        }
    }
}

/// <summary>Two inputs, one output: backward of one input, forward of two.</summary>
internal sealed unsafe class From2To1<T>(
    string name, delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, void> method)
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

/// <summary>One input, two outputs: both in one pass.</summary>
internal sealed unsafe class From1To2<T>(
    string name, delegate*<ReadOnlySpan<T>, Span<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, Span<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, Span<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        Span<T> y = operands.Output;
        Span<T> z = operands.SecondOutput;
        for (int i = 0; i < calls; i++)
        {
            call(a, y, z);
        }
    }
}

/// <summary>Two inputs, two outputs: derivatives of two inputs.</summary>
internal sealed unsafe class From2To2<T>(
    string name, delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        ReadOnlySpan<T> b = operands.Second;
        Span<T> y = operands.Output;
        Span<T> z = operands.SecondOutput;
        for (int i = 0; i < calls; i++)
        {
            call(a, b, y, z);
        }
    }
}

/// <summary>Two inputs, three outputs: both in one pass, of two inputs.</summary>
internal sealed unsafe class From2To3<T>(
    string name, delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, Span<T>, void> method)
    : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, Span<T>, void> method = method;

    public override void Run(Operands<T> operands, int calls)
    {
        delegate*<ReadOnlySpan<T>, ReadOnlySpan<T>, Span<T>, Span<T>, Span<T>, void> call = method;
        ReadOnlySpan<T> a = operands.First;
        ReadOnlySpan<T> b = operands.Second;
        Span<T> y = operands.Output;
        Span<T> z = operands.SecondOutput;
        Span<T> w = operands.ThirdOutput;
        for (int i = 0; i < calls; i++)
        {
            call(a, b, y, z, w);
        }
    }
}

/// <summary>Three inputs, two outputs: backward of two inputs.</summary>
internal sealed unsafe class From3To2<T>(
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
        ReadOnlySpan<T> c = operands.Third;
        Span<T> y = operands.Output;
        Span<T> z = operands.SecondOutput;
        for (int i = 0; i < calls; i++)
        {
            call(a, b, c, y, z);
        }
    }
}
