using System;
using System.IO;
using System.Linq;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>The name that the processor gives itself.</summary>
internal static class ProcessorName
{
    /// <summary>Null where the system does not tell.</summary>
    public static string? Read()
    {
        const string Cpuinfo = "/proc/cpuinfo";
        string? model = File.Exists(Cpuinfo)
            ? File.ReadLines(Cpuinfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
