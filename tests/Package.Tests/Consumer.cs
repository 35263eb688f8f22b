using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>A project of a user of the package, in a folder of its own.</summary>
internal sealed class Consumer
{
    private readonly string folder;
    private readonly string version;

    public Consumer(string folder, string version)
    {
        this.folder = folder;
        this.version = version;
        Directory.CreateDirectory(folder);
    }

    public string ProjectFile => Path.Combine(folder, Path.GetFileName(folder) + ".csproj");

    /// <summary>Writes the project file.</summary>
    /// <param name="properties">Content of a PropertyGroup.</param>
    /// <param name="items">Content of an ItemGroup; null for a reference to the package.</param>
    public Consumer Project(string properties, string? items = null)
    {
        File.WriteAllText(ProjectFile, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items ?? PackageReference()}</ItemGroup>
            </Project>
            """);
        return this;
    }

    public string PackageReference(string attributes = "") =>
        $"""<PackageReference Include="ActivationKernels" Version="[{version}]" {attributes} />""";

    public Consumer Source(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return this;
    }

    public Task<ProcessResult> DotNetAsync(params string[] arguments) => DotNet.RunAsync(folder, arguments);

    /// <summary>Runs another program than the SDK in the folder of the project.</summary>
    public Task<ProcessResult> ExecuteAsync(string program, params string[] arguments) => DotNet.ExecuteAsync(program, folder, arguments);

    /// <summary>A file of the build, below the folder of the release.</summary>
    public string Output(params string[] parts) => Path.Combine(folder, "bin", "Release", Path.Combine(parts));

    /// <summary>Builds and returns what the build wrote.</summary>
    public async Task<ProcessResult> BuildAsync() => await DotNetAsync("build", "-c", "Release", "-tl:off", "-v:minimal");

    /// <summary>Builds, demands that there is neither an error nor a warning, runs, and returns what the program wrote.</summary>
    public async Task<string> BuildAndRunAsync(string framework)
    {
        await BuildCleanlyAsync();
        return await RunAsync(framework);
    }

    /// <summary>Runs what was built and returns what the program wrote.</summary>
    public async Task<string> RunAsync(string framework)
    {
        ProcessResult run = await DotNetAsync(Output(framework, Path.GetFileName(folder) + ".dll"));
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }

    public async Task BuildCleanlyAsync()
    {
        ProcessResult build = await BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.DoesNotContain(": warning ", build.Output, StringComparison.Ordinal);
    }

    /// <summary>Compiles to native code, demands that there is neither an error nor a warning, runs it, and returns what it wrote.</summary>
    public async Task<string> PublishAndRunNativeAsync()
    {
        string destination = Path.Combine(folder, "native");
        ProcessResult publish = await DotNetAsync(
            "publish", "-c", "Release", "-tl:off", "-r", RuntimeInformation.RuntimeIdentifier, "-o", destination);
        Assert.True(publish.ExitCode == 0, publish.Output);
        Assert.DoesNotContain(": warning ", publish.Output, StringComparison.Ordinal);

        ProcessResult run = await DotNet.ExecuteAsync(Path.Combine(destination, Path.GetFileName(folder)), folder);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }
}
