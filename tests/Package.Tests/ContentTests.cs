using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Xunit;

namespace ActivationKernels.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ContentTests
{
    private static readonly string[] CompilerParts =
    {
        "analyzers/dotnet/cs/ActivationKernels.CodeFixes.dll",
        "analyzers/dotnet/cs/ActivationKernels.Completion.dll",
        "analyzers/dotnet/cs/ActivationKernels.Generator.dll",
    };

    // The kind of debug information that tells debuggers where the sources are.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly PackedPackage package;

    public ContentTests(PackedPackage package)
    {
        this.package = package;
    }

    [Fact]
    public void Package_HoldsExactlyTheseFiles()
    {
        string[] expected = CompilerParts
            .Concat(new[]
            {
                "ActivationKernels.nuspec",
                "README.md",
                "build/ActivationKernels.props",
                "build/ActivationKernels.targets",
                "buildTransitive/ActivationKernels.props",
                "buildTransitive/ActivationKernels.targets",
                "icon.png",
                "lib/net8.0/ActivationKernels.dll",
                "lib/net8.0/ActivationKernels.xml",
                "lib/netstandard2.0/ActivationKernels.dll",
                "lib/netstandard2.0/ActivationKernels.xml",
            })
            .Order(StringComparer.Ordinal)
            .ToArray();
        using ZipArchive archive = ZipFile.OpenRead(package.File);

        // The other entries belong to the container format.
        string[] actual = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Package_IsSmall()
    {
        Assert.InRange(new FileInfo(package.File).Length, 1, 1_000_000);
    }

    [Fact]
    public void Manifest_IsComplete()
    {
        string manifest = Encoding.UTF8.GetString(Read(package.File, "ActivationKernels.nuspec"));

        Assert.Contains("<license type=\"expression\">MIT</license>", manifest, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", manifest, StringComparison.Ordinal);
        Assert.Contains("<icon>icon.png</icon>", manifest, StringComparison.Ordinal);
        Assert.Contains("<repository type=\"git\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("developmentDependency", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void PackedTwice_GivesIdenticalAssemblies()
    {
        string[] assemblies = Assemblies();

        Assert.Equal(5, assemblies.Length);

        foreach (string assembly in assemblies)
        {
            Assert.True(Read(package.File, assembly).SequenceEqual(Read(package.SecondFile, assembly)), assembly);
        }
    }

    [Fact]
    public void EveryAssembly_CarriesItsDebugInformation()
    {
        foreach (string assembly in Assemblies())
        {
            using var reader = new PEReader(new MemoryStream(Read(package.File, assembly)));
            DebugDirectoryEntryType[] entries = reader.ReadDebugDirectory().Select(entry => entry.Type).ToArray();

            Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, entries);
            Assert.Contains(DebugDirectoryEntryType.Reproducible, entries);
        }
    }

    [Fact]
    public void EveryAssembly_LinksItsSourcesToTheCommit()
    {
        foreach (string assembly in Assemblies())
        {
            using var reader = new PEReader(new MemoryStream(Read(package.File, assembly)));
            DebugDirectoryEntry embedded = reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider symbols = reader.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            MetadataReader metadata = symbols.GetMetadataReader();
            string link = Assert.Single(metadata.CustomDebugInformation
                .Select(metadata.GetCustomDebugInformation)
                .Where(information => metadata.GetGuid(information.Kind) == SourceLink)
                .Select(information => Encoding.UTF8.GetString(metadata.GetBlobBytes(information.Value))));

            Assert.Contains($"/example/activation-kernels/{Checkout.Commit}/", link, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Manifest_NamesTheCommit() => Assert.Contains(
        $"<repository type=\"git\" url=\"{Checkout.Remote}.git\" commit=\"{Checkout.Commit}\"",
        Encoding.UTF8.GetString(Read(package.File, "ActivationKernels.nuspec")).Replace(" branch=\"main\"", "").Replace(" branch=\"refs/heads/main\"", ""),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("analyzers/dotnet/cs/ActivationKernels.Generator.dll", 4, 3)]
    [InlineData("analyzers/dotnet/cs/ActivationKernels.CodeFixes.dll", 4, 8)]
    [InlineData("analyzers/dotnet/cs/ActivationKernels.Completion.dll", 4, 14)]
    public void CompilerPart_LoadsInOldHosts(string assembly, int major, int minor)
    {
        AssemblyReference[] references = References(assembly);

        AssemblyReference[] roslyn = references.Where(r => r.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, reference => Assert.True(reference.Version <= new Version(major, minor, 99, 99), reference.ToString()));
        Assert.Contains(references, reference => reference is { Name: "netstandard", Version: { Major: 2, Minor: 0 } });
        Assert.DoesNotContain(references, reference => reference.Name is "System.Runtime" or "mscorlib");
    }

    // The compiler refuses analyzers that need Workspaces, and the command line has none.
    [Fact]
    public void Generator_NeedsNoWorkspaces()
    {
        Assert.DoesNotContain(
            References("analyzers/dotnet/cs/ActivationKernels.Generator.dll"),
            reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));
    }

    private static byte[] Read(string file, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        using Stream stream = archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private string[] Assemblies()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        return archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).ToArray();
    }

    private AssemblyReference[] References(string assembly)
    {
        using var reader = new PEReader(new MemoryStream(Read(package.File, assembly)));
        MetadataReader metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => new AssemblyReference(metadata.GetString(reference.Name), reference.Version))
            .ToArray();
    }

    private sealed record AssemblyReference(string Name, Version Version);
}
