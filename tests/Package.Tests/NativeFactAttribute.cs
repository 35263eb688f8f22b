using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>A test that needs the machine's linker; without one it is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!OperatingSystem.IsWindows() && !HasLinker())
        {
            Skip = "Native AOT needs clang or gcc, and neither is on the path.";
        }
    }

    private static bool HasLinker() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
