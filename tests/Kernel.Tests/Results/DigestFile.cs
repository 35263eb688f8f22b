using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>digests.txt: one line per kernel, its digest with fused multiply-add and without.</summary>
internal static class DigestFile
{
    public const string AcceptVariable = "AK_ACCEPT_SNAPSHOTS";

    private const string Unknown = "-";

    /// <summary>Set by hand to take the digests of this run over; never on a build server.</summary>
    public static bool Accepts { get; } =
        Environment.GetEnvironmentVariable(AcceptVariable) == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public static SortedDictionary<string, (string Fused, string Unfused)> Read()
    {
        var digests = new SortedDictionary<string, (string Fused, string Unfused)>(StringComparer.Ordinal);
        if (File.Exists(Location()))
        {
            foreach (string line in File.ReadLines(Location()).Where(l => l.Length > 0 && l[0] != '#'))
            {
                string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                digests.Add(fields[0], (fields[1], fields[2]));
            }
        }

        return digests;
    }

    /// <summary>Puts the digests of this run's arithmetic into the file and keeps the other column.</summary>
    public static void Accept(IReadOnlyDictionary<string, ulong> current)
    {
        SortedDictionary<string, (string Fused, string Unfused)> old = Read();
        using var writer = new StreamWriter(Location()) { NewLine = "\n" };
        writer.WriteLine("# Digests of the results over a fixed input set, per kernel: with fused multiply-add, without.");
        writer.WriteLine($"# To take over those of a run: {AcceptVariable}=1, once by default and once with DOTNET_EnableHWIntrinsic=0.");
        foreach ((string kernel, ulong digest) in current.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            (string fused, string unfused) = old.TryGetValue(kernel, out (string, string) known) ? known : (Unknown, Unknown);
            (fused, unfused) = Bits.IsFused ? (Text(digest), unfused) : (fused, Text(digest));
            writer.WriteLine($"{kernel} {fused} {unfused}");
        }
    }

    public static string Text(ulong digest) => digest.ToString("x16", CultureInfo.InvariantCulture);

    private static string Location()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kernel.Tests.csproj")))
            {
                return Path.Combine(folder.FullName, "digests.txt");
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the folder of their project: digests.txt cannot be found.");
    }
}
