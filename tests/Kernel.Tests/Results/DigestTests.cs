using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>
/// The bits of every kernel are pinned: the same digest with 512, 256 and 128 bits where there is fused multiply-add, and one other
/// where there is none. The runs differ by DOTNET_EnableAVX512, DOTNET_EnableAVX2 and DOTNET_EnableHWIntrinsic.
/// </summary>
public sealed class DigestTests
{
    [Fact]
    public void EveryKernel_HasTheRecordedDigest()
    {
        Dictionary<string, ulong> current = Current();
        if (DigestFile.Accepts)
        {
            DigestFile.Accept(current);
        }

        SortedDictionary<string, (string Fused, string Unfused)> recorded = DigestFile.Read();
        Assert.Equal(current.Keys.Order(StringComparer.Ordinal), recorded.Keys);
        string[] changed =
        [
            .. current.Where(c => (Bits.IsFused ? recorded[c.Key].Fused : recorded[c.Key].Unfused) != DigestFile.Text(c.Value))
                .Select(c => $"{c.Key} {DigestFile.Text(c.Value)}"),
        ];
        Assert.True(changed.Length == 0, $"Bits changed ({(Bits.IsFused ? "fused" : "unfused")}): {string.Join("; ", changed)}");
    }

    [Fact]
    public void Digest_TellsOneBitApart()
    {
        float[] values = [1, 2, 3, float.NaN];
        ulong before = Bits.Digest<float>(values);
        values[1] = MathF.BitIncrement(values[1]);

        Assert.NotEqual(before, Bits.Digest<float>(values));
    }

    private static Dictionary<string, ulong> Current()
    {
        var digests = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (KernelCase<float> kernel in KernelTable.ShapedSingle)
        {
            digests.Add($"{kernel.Label}.float", KernelDigest.Of(kernel.Forward, kernel.Derivative, kernel.Backward, KernelDigest.Singles));
        }

        foreach (KernelCase<double> kernel in KernelTable.ShapedDouble)
        {
            digests.Add($"{kernel.Label}.double", KernelDigest.Of(kernel.Forward, kernel.Derivative, kernel.Backward, KernelDigest.Doubles));
        }

        foreach (DistributionCase<float> kernel in DistributionKernels.Single)
        {
            digests.Add($"{kernel.Row}.float", Digest(kernel));
        }

        foreach (DistributionCase<double> kernel in DistributionKernels.Double)
        {
            digests.Add($"{kernel.Row}.double", Digest(kernel));
        }

        float[] drawn = new float[KernelDigest.Singles.Length];
        Kernels.RandomisedKernels.Rrelu(KernelDigest.Singles, drawn, seed: 99, offset: 5);
        digests.Add("rrelu(training).float", Bits.Digest<float>(drawn));
        return digests;
    }

    // Rows of all lengths, so that every lane of every stripe takes part.
    private static ulong Digest<T>(DistributionCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(3);
        ulong digest = Bits.Digest<T>([]);
        for (int length = 1; length <= 140; length++)
        {
            T[] x = [.. Enumerable.Range(0, 2 * length).Select(_ => T.CreateChecked((random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(8))))];
            T[] y = new T[x.Length];
            kernel.Forward(x, y, length);
            digest = Bits.Digest<T>(y, digest);
            kernel.Backward(y, x, x, length);
            digest = Bits.Digest<T>(x, digest);
        }

        return digest;
    }
}
