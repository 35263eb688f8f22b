using System;
using System.IO;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine(Root, System.IO.Path.Combine(parts));

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static string FindRoot(string folder)
    {
        DirectoryInfo? directory = new(folder);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "Generators.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No Generators.sln above the tests.");
    }
}
