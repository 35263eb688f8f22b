using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActivationKernels.Kernel.Tests.Kernels;

namespace ActivationKernels.AccuracySweep;

/// <summary>What a sweep has found so far, one small file per kernel: an interrupted sweep goes on where it stopped.</summary>
internal sealed class StateFiles(string folder)
{
    private const int Probes = 1 << 16;

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

    public Worst Load(string kernel, int stride) =>
        File.Exists(Location(kernel, stride)) && JsonSerializer.Deserialize<Worst>(File.ReadAllText(Location(kernel, stride))) is { } found
            ? found
            : Worst.None(stride);

    public void Save(string kernel, Worst worst)
    {
        Directory.CreateDirectory(folder);
        string location = Location(kernel, worst.Stride);

        // Replaced in one step: a stop in the middle leaves the old state.
        File.WriteAllText(location + ".new", JsonSerializer.Serialize(worst));
        File.Move(location + ".new", location, overwrite: true);
    }

    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Location(string kernel, int stride) => Path.Combine(folder, $"{kernel.Replace("'", ".derivative")}.{stride}.json");
}
