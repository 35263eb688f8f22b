using System.Linq;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>What one candidate took, in nanoseconds per element.</summary>
/// <param name="Minimum">The fastest sample.</param>
/// <param name="Quartile">A quarter of the samples were faster.</param>
internal sealed record Timing(double Minimum, double Quartile);

/// <summary>
/// The timings of one case at one size, all taken within the same seconds of the same process. Formulas of a user alone have one of
/// TensorPrimitives in blocks.
/// </summary>
internal sealed record Measurement(
    string Activation, string Pass, string Element, int Size, Timing Kernel, Timing Tensor, Timing Scalar, Timing Floor, Timing? Blocked)
{
    /// <summary>Time of the kernel over that of TensorPrimitives: the middle of the ratios of minima and of quartiles.</summary>
    public double Ratio => System.Math.Sqrt(Kernel.Minimum / Tensor.Minimum * (Kernel.Quartile / Tensor.Quartile));

    /// <summary>How many times faster the kernel is than the fastest of its peers.</summary>
    public double Gain
    {
        get
        {
            Timing[] peers = Blocked is null ? [Tensor, Scalar] : [Tensor, Scalar, Blocked];
            return System.Math.Sqrt(peers.Min(p => p.Minimum) / Kernel.Minimum * (peers.Min(p => p.Quartile) / Kernel.Quartile));
        }
    }
}

/// <summary>One process: how it ran, and what it measured.</summary>
/// <param name="Path">The vector path, for example "Vector512, fused multiply-add".</param>
/// <param name="Runtime">Name and version of the runtime.</param>
/// <param name="Measurements">In the order of the table of cases, then of the sizes.</param>
internal sealed record ProcessReport(string Path, string Runtime, System.Collections.Generic.IReadOnlyList<Measurement> Measurements);
