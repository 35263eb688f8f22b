using System;
using System.IO;
using System.Linq;

namespace ActivationKernels.Package.Tests;

/// <summary>A copy of what the package is built from, as a clone has it: no build output, and a repository that names its remote.</summary>
internal static class Checkout
{
    public const string Remote = "https://github.com/example/activation-kernels";

    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>Root of the repository in which the tests run.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    public static void Create(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(RepositoryRoot))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Copy(Path.Combine(RepositoryRoot, "src"), Path.Combine(folder, "src"));

        // The least that is a git repository: a commit, a branch that points to it, and where it came from.
        string git = Path.Combine(folder, ".git");
        File.Delete(git);
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs", "heads"));
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(git, "refs", "heads", "main"), Commit + "\n");
        File.WriteAllText(
            Path.Combine(git, "config"),
            $"[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote \"origin\"]\n\turl = {Remote}.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(from).Where(f => Path.GetFileName(f) is not ("bin" or "obj")))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests have to run from a build inside the repository.");
    }
}
