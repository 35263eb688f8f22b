using System;
using System.IO;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Accuracy;

/// <summary>docs/accuracy.md is written by a command; it must not lag behind the catalog or break the promise.</summary>
public sealed class AccuracyPageTests
{
    private static readonly string[] Rows = [.. File.ReadLines(Location()).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    [Fact]
    public void Page_HasEveryRowOfTheCatalogInBothTypes()
    {
        foreach (Activation activation in ActivationCatalog.ElementWise.Where(a => a.MostInputs == 1))
        {
            foreach (string type in new[] { "float", "double" })
            {
                Assert.Contains(Rows, r => r.StartsWith($"| {activation.Name} | {type} |", StringComparison.Ordinal));
                Assert.Contains(Rows, r => r.StartsWith($"| {activation.Name}' | {type} |", StringComparison.Ordinal));
            }
        }

        foreach (Activation activation in ActivationCatalog.ElementWise.Where(a => a.MostInputs > 1))
        {
            Assert.Contains(Rows, r => r.StartsWith($"| {activation.Name} of {activation.MostInputs} | float |", StringComparison.Ordinal));
        }

        foreach (Activation activation in ActivationCatalog.All.Where(a => a.IsRowReduction))
        {
            Assert.Contains(Rows, r => r.StartsWith($"| {activation.Name} | float |", StringComparison.Ordinal));
            Assert.Contains(Rows, r => r.StartsWith($"| {activation.Name} | double |", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Page_HasEveryFastKernel()
    {
        foreach (KernelCase<float> kernel in RowKernels.Fast.Where(k => k.Given.Length == 0 && RowKernels.IsFastWhereFused(k.Row)))
        {
            Assert.Contains(Rows, r => r.StartsWith($"| fast {kernel.Row} | float |", StringComparison.Ordinal));
            Assert.Contains(Rows, r => r.StartsWith($"| fast {kernel.Row}' | float |", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EveryFigure_KeepsThePromise()
    {
        foreach (string[] fields in Rows.Select(r => r.Split('|', StringSplitOptions.TrimEntries)))
        {
            double worst = double.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(worst <= (fields[1].StartsWith("fast ", StringComparison.Ordinal) ? 4 : fields[2] == "float" ? 1 : 2), string.Join(" ", fields));
        }
    }

    private static string Location()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "accuracy.md");
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository: docs/accuracy.md cannot be found.");
    }
}
