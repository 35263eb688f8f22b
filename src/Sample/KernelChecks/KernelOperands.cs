using System;
using System.Linq;

namespace ActivationKernels.Sample.KernelChecks;

/// <summary>The buffers of one kernel call.</summary>
internal sealed class KernelOperands
{
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="length">Elements of each buffer.</param>
    public KernelOperands(int inputs, int length)
    {
        Inputs = [.. Enumerable.Range(0, inputs).Select(_ => new float[length])];
        Gradients = [.. Enumerable.Range(0, inputs).Select(_ => new float[length])];
        Upstream = new float[length];
        Output = new float[length];
        Array.Fill(Upstream, 1f);
    }

    public float[][] Inputs { get; }

    /// <summary>One for each input.</summary>
    public float[][] Gradients { get; }

    /// <summary>1 in every element, so that gradients are derivatives.</summary>
    public float[] Upstream { get; }

    public float[] Output { get; }

    public int Length => Output.Length;
}
