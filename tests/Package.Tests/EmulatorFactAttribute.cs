using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>A test that runs a program for linux-arm64 in an emulator; without one it is reported as skipped. .ci/run installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorFactAttribute : FactAttribute
{
    /// <summary>Where Debian puts the loader and the C and C++ libraries of that processor.</summary>
    public const string Libraries = "/usr/aarch64-linux-gnu";

    public const string Emulator = "qemu-aarch64";

    public EmulatorFactAttribute()
    {
        if (!File.Exists(Path.Combine(Libraries, "lib", "libstdc++.so.6")) || !IsOnPath(Emulator))
        {
            Skip = "linux-arm64 needs Debian's qemu-user, libc6-arm64-cross and libstdc++6-arm64-cross.";
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
