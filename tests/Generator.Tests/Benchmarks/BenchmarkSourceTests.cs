using System;
using System.IO;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Benchmarks;

/// <summary>What is measured is every row and every pass of the catalog.</summary>
public sealed class BenchmarkSourceTests
{
    private static string Folder => Repository.Path("benchmarks", "Catalog");

    [Fact]
    public void Sources_AreWhatTheCatalogSays()
    {
        (string Name, string Text)[] files = BenchmarkSource.Files().ToArray();
        if (Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Directory.CreateDirectory(Folder);
            foreach (string stale in Directory.GetFiles(Folder).Where(path => files.All(file => file.Name != Path.GetFileName(path))))
            {
                File.Delete(stale);
            }

            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(Folder, name), text);
            }
        }

        Assert.Equal(files.Select(file => file.Name).Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(Folder, file.Name))));
    }

    [Fact]
    public void Passes_OfARowWithAnOutputThatTellsItsDerivative_AreSix()
    {
        Activation row = ActivationCatalog.Find("sigmoid")!;

        Assert.Equal(
            ["forward", "derivative", "both", "backward", "derivative from output", "backward from output"],
            PeerFormulas.Of(row).Select(pass => pass.Title));
    }

    [Fact]
    public void Tensor_ReusesTheDestination()
    {
        Pass pass = PeerFormulas.Of(ActivationCatalog.Find("silu")!).First();

        Assert.Equal(["TensorPrimitives.Sigmoid<float>(x, y);", "TensorPrimitives.Multiply<float>(x, y, y);"], TensorText.Write(pass));
    }
}
