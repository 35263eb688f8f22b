using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActivationKernels.EditorSpeed;

/// <summary>
/// Measures what the generator costs while somebody types, in a process without other work:
/// <c>dotnet run -c Release --project tools/EditorSpeed -- [--write FILE]</c>. The exit status is 1 where a limit is broken.
/// </summary>
internal static class Program
{
    // The last one is what the limits are about; the others show how the cost grows.
    private static readonly int[] Sizes = { 250, 500, 1000 };

    private static int Main(string[] arguments)
    {
        string? file = arguments is ["--write", var path] ? path : null;
        if (arguments.Length > 0 && file is null)
        {
            Console.Error.WriteLine("Usage: EditorSpeed [--write FILE]");
            return 2;
        }

        // The just-in-time compiler must not count.
        Measurement.Run(Sizes[0]);
        List<(Cost Own, Cost Trivial)> costs = Sizes.Select(Measurement.Run).ToList();
        string page = Page.Write(costs);
        Console.Write(page);
        if (file is not null)
        {
            File.WriteAllText(file, page);
        }

        string[] faults = Limits.Broken(costs).ToArray();
        foreach (string fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return faults.Length == 0 ? 0 : 1;
    }
}
