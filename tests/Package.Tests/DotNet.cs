using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CliWrap;

namespace ActivationKernels.Package.Tests;

/// <summary>What a finished process left: its exit code and everything that it wrote.</summary>
internal sealed record ProcessResult(int ExitCode, string Output);

/// <summary>Runs the SDK and what it built, in an environment that does not depend on the test host's.</summary>
internal static class DotNet
{
    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) => ExecuteAsync("dotnet", folder, arguments);

    /// <summary>The folder of the SDK that "dotnet" runs in this repository.</summary>
    public static async Task<string> SdkFolderAsync()
    {
        ProcessResult information = await RunAsync(Checkout.RepositoryRoot, "--info");
        return information.Output
            .Split('\n')
            .Select(line => line.Trim())
            .First(line => line.StartsWith("Base Path:", StringComparison.Ordinal))["Base Path:".Length..]
            .Trim();
    }

    public static async Task<ProcessResult> ExecuteAsync(string program, string folder, params string[] arguments)
    {
        var output = new StringBuilder();
        CommandResult result = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Environment())
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return new ProcessResult(result.ExitCode, output.ToString());
    }

    private static Dictionary<string, string?> Environment()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",

            // A node that outlives its build keeps the pipe open that the test reads to its end.
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };

        // "dotnet test" hands its own MSBuild settings down; they must not reach the builds of the tests.
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            string name = (string)variable.Key;
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && !variables.ContainsKey(name))
            {
                variables[name] = null;
            }
        }

        return variables;
    }
}
