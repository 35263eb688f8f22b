using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace ActivationKernels.Package.Tests;

[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}

/// <summary>The package, packed once per test run into a feed of its own, and a folder in which consumers are built against it.</summary>
/// <remarks>The version is new in every run and the consumers have their own packages folder, so nothing stale can be used.</remarks>
public sealed class PackedPackage : IAsyncLifetime
{
    public PackedPackage()
    {
        Root = Path.Combine(Path.GetTempPath(), "ak-package-" + Guid.NewGuid().ToString("N"));
        Version = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public string Version { get; }

    public string File => Path.Combine(Feed, "ActivationKernels." + Version + ".nupkg");

    /// <summary>The same package, packed again from nothing.</summary>
    public string SecondFile => Path.Combine(Root, "again", "ActivationKernels." + Version + ".nupkg");

    private string Root { get; }

    private string Sources => Path.Combine(Root, "checkout");

    private string Feed => Path.Combine(Root, "feed");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        Checkout.Create(Sources);
        await PackAsync(Feed);
        await PackAsync(Path.GetDirectoryName(SecondFile)!);

        // The machine's own sources stay in place: the feed is an additional one.
        await System.IO.File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{Path.Combine(Root, "packages")}</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);
        await System.IO.File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.targets"), "<Project />");
        await System.IO.File.WriteAllTextAsync(Path.Combine(Root, "Directory.Packages.props"), "<Project />");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>An empty project folder.</summary>
    internal Consumer Consumer(string name) => new(Path.Combine(Root, name), Version);

    /// <summary>A file of the package, on disk.</summary>
    public string Extract(string entry)
    {
        string file = Path.Combine(Root, "extracted", entry);
        if (!System.IO.File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using ZipArchive archive = ZipFile.OpenRead(File);
            archive.GetEntry(entry)!.ExtractToFile(file);
        }

        return file;
    }

    /// <summary>A reference to another library, in the version that this repository uses.</summary>
    internal static string Library(string name)
    {
        XDocument versions = XDocument.Load(Path.Combine(Checkout.RepositoryRoot, "Directory.Packages.props"));
        string version = versions.Descendants("PackageVersion").Single(v => (string?)v.Attribute("Include") == name).Attribute("Version")!.Value;
        return $"""<PackageReference Include="{name}" Version="{version}" />""";
    }

    /// <summary>Ids of the rules that have a page, in ascending order.</summary>
    internal static string[] RulePages() => Directory.GetFiles(Path.Combine(Checkout.RepositoryRoot, "docs", "rules"), "AK*.md")
        .Select(page => Path.GetFileNameWithoutExtension(page))
        .Order(StringComparer.Ordinal)
        .ToArray();

    private async Task PackAsync(string destination)
    {
        // Both runs use the same folder for their output: generated sources lie in it, and their paths are part of the debug information.
        // Each starts from nothing, as a build on another machine does.
        string artifacts = Path.Combine(Root, "artifacts");
        if (Directory.Exists(artifacts))
        {
            Directory.Delete(artifacts, recursive: true);
        }

        ProcessResult result = await DotNet.RunAsync(
            Sources,
            "pack",
            "src/Runtime/Runtime.csproj",
            "-c",
            "Release",
            "-o",
            destination,
            "--artifacts-path",
            artifacts,
            "-p:ContinuousIntegrationBuild=true",
            "-p:Version=" + Version);
        Assert.True(result.ExitCode == 0, result.Output);
        Directory.Delete(artifacts, recursive: true);
    }
}
