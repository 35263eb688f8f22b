using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActivationKernels.Kernel.Tests.Kernels;

namespace ActivationKernels.AccuracySweep;

/// <summary>
/// What sweeps over every float have found, one line for each kernel: an interrupted sweep goes on where it stopped, and a later one, on
/// another machine too, takes only the kernels whose bits have changed since.
/// </summary>
internal sealed class SweepState
{
    private const int Probes = 1 << 16;

    private readonly string location;
    private readonly SortedDictionary<string, Worst> found;

    public SweepState(string location)
    {
        this.location = location;
        found = new(
            File.Exists(location) ? JsonSerializer.Deserialize<Dictionary<string, Worst>>(File.ReadAllText(location))! : [],
            StringComparer.Ordinal);
    }

    /// <summary>A name that changes with the bits of the kernel: what was found about another kernel does not count.</summary>
    public static string Name(string label, UnaryKernel<float> kernel)
    {
        float[] x = new float[Probes];
        float[] y = new float[Probes];
        for (int i = 0; i < Probes; i++)
        {
            x[i] = BitConverter.UInt32BitsToSingle((uint)i * 65521);
        }

        kernel(x, y);
        ulong hash = 14695981039346656037;
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(y))
        {
            hash = (hash ^ bits) * 1099511628211;
        }

        return FormattableString.Invariant($"{label}.{hash:x16}");
    }

    /// <summary>What was found about the kernel, or about another one that computes the same bits: a fast kernel may be the accurate one.</summary>
    public Worst Load(string kernel)
    {
        string bits = kernel[kernel.LastIndexOf('.')..];
        return found.TryGetValue(kernel, out Worst? worst) ? worst
            : found.FirstOrDefault(other => other.Value.Next > uint.MaxValue && other.Key.EndsWith(bits, StringComparison.Ordinal)).Value
            ?? Worst.None(stride: 1);
    }

    public void Save(string kernel, Worst worst)
    {
        found[kernel] = worst;
        Write();
    }

    /// <summary>Forgets the kernels that no longer exist.</summary>
    public void Keep(IReadOnlySet<string> kernels)
    {
        foreach (string gone in found.Keys.Where(k => !kernels.Contains(k)).ToArray())
        {
            found.Remove(gone);
        }

        Write();
    }

    public void Clear() => found.Clear();

    private void Write()
    {
        // Replaced in one step: a stop in the middle leaves the old state.
        File.WriteAllLines(location + ".new", ["{", .. Lines(), "}"]);
        File.Move(location + ".new", location, overwrite: true);
    }

    private IEnumerable<string> Lines()
    {
        int left = found.Count;
        foreach ((string kernel, Worst worst) in found)
        {
            left--;
            yield return $"  {JsonSerializer.Serialize(kernel)}: {JsonSerializer.Serialize(worst)}{(left > 0 ? "," : "")}";
        }
    }
}
