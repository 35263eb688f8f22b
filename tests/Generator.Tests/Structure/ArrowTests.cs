using System;
using System.IO;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>The core points in one direction and knows no compiler.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("Common", "Expressions|Catalog|Lowering|Emission|Propagation|Diagnosis|Requests|Diagnostics|Analyzers")]
    [InlineData("Expressions", "Catalog|Lowering|Emission|Propagation|Diagnosis|Requests|Diagnostics|Analyzers")]
    [InlineData("Catalog", "Lowering|Emission|Propagation|Diagnosis|Requests|Diagnostics|Analyzers")]
    [InlineData("Propagation", "Lowering|Emission|Diagnosis|Requests|Diagnostics|Analyzers")]
    [InlineData("Diagnosis", "Lowering|Emission|Requests|Analyzers")]
    [InlineData("Fingerprints", "Lowering|Emission|Propagation|Diagnosis|Requests|Diagnostics|Analyzers")]
    [InlineData("Lowering", "Emission|Requests|Diagnostics|Analyzers")]
    [InlineData("Emission", "Requests|Diagnostics|Analyzers")]
    public void CoreFolder_UsesNeitherRoslynNorLaterFolders(string folder, string forbidden)
    {
        string[] files = Directory.GetFiles(Repository.Path("src", "Generator", folder), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            string text = File.ReadAllText(file);
            Assert.DoesNotContain("Microsoft.CodeAnalysis", text, StringComparison.Ordinal);
            Assert.All(forbidden.Split('|'), later => Assert.DoesNotContain("using ActivationKernels." + later, text, StringComparison.Ordinal));
            Assert.Contains($"namespace ActivationKernels.{folder};", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void NoFolderButTheCatalog_KnowsAnActivationByName()
    {
        string[] names = Catalog.ActivationCatalog.All.Select(a => $"\"{a.Name}\"").Except(Formulas()).ToArray();
        string[] files = Directory.GetFiles(Repository.Path("src", "Generator"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Catalog{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .ToArray();

        Assert.NotEmpty(names);
        Assert.All(files, file => Assert.All(names, name => Assert.DoesNotContain(name, File.ReadAllText(file), StringComparison.Ordinal)));
    }

    // Some activations share their name with a primitive, which the core has to name.
    private static string[] Formulas() => new[] { "\"sigmoid\"", "\"tanh\"", "\"softplus\"", "\"sin\"" };
}
