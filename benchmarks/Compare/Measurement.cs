using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>What one candidate took, in nanoseconds per element.</summary>
/// <param name="Minimum">The fastest sample.</param>
/// <param name="Quartile">A quarter of the samples were faster.</param>
internal sealed record Timing(double Minimum, double Quartile);

/// <summary>The timings of one case at one size, by the names of the candidates, all taken within the same seconds of the same process.</summary>
internal sealed record Measurement(string Activation, string Pass, string Element, int Size, IReadOnlyDictionary<string, Timing> Timings)
{
    [JsonIgnore]
    public Timing Kernel => Timings[CandidateNames.Kernel];

    /// <summary>Names of what the kernel is measured against, the floor apart.</summary>
    [JsonIgnore]
    public IEnumerable<string> Peers => Timings.Keys.Where(name => name is not (CandidateNames.Kernel or CandidateNames.Floor));

    /// <summary>How many times faster than that candidate the kernel is: the middle of the ratios of minima and of quartiles. NaN without it.</summary>
    public double Gain(string candidate) => Timings.TryGetValue(candidate, out Timing? other)
        ? Math.Sqrt(other.Minimum / Kernel.Minimum * (other.Quartile / Kernel.Quartile))
        : double.NaN;

    /// <summary>How many times faster than the best peer the kernel is.</summary>
    [JsonIgnore]
    public (string Name, double Gain) Best => Peers.Select(name => (name, Gain(name))).MinBy(peer => peer.Item2);
}

/// <summary>One process: how it ran, and what it measured.</summary>
/// <param name="Path">The vector path, for example "Vector512, fused multiply-add".</param>
/// <param name="Runtime">Name and version of the runtime.</param>
/// <param name="Missing">Peers that could not be measured, and why.</param>
/// <param name="Measurements">In the order of the table of cases, then of the sizes.</param>
internal sealed record ProcessReport(string Path, string Runtime, IReadOnlyList<string> Missing, IReadOnlyList<Measurement> Measurements);

/// <summary>Reads and writes reports without reflection, which native code lacks.</summary>
[JsonSerializable(typeof(ProcessReport))]
internal sealed partial class ReportContext : JsonSerializerContext;
