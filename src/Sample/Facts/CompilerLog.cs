using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ActivationKernels.Sample.Facts;

/// <summary>A message that the compiler gave when this program was built.</summary>
/// <param name="RuleId">For example "AK2001".</param>
/// <param name="Level">"error", "warning" or "note".</param>
/// <param name="Text">The message.</param>
/// <param name="File">Name of the source file, without its folder.</param>
/// <param name="Line">Line in it, from 1 on.</param>
/// <param name="Reason">Why the source silences it; null where it does not.</param>
/// <param name="Description">The long description: for rules about networks the figures per layer.</param>
internal sealed record CompilerMessage(string RuleId, string Level, string Text, string File, int Line, string? Reason, string Description);

/// <summary>The log that the compiler wrote beside the program, in the format SARIF 2.1: what it reported, and what the source silences.</summary>
internal static class CompilerLog
{
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "data", "compiler.sarif");

    /// <summary>The messages of this project's rules, in the order of files and lines; empty where there is no log.</summary>
    public static IReadOnlyList<CompilerMessage> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using JsonDocument log = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. log.RootElement.GetProperty("runs").EnumerateArray()
                .SelectMany(run => run.GetProperty("results").EnumerateArray()
                    .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("AK", StringComparison.Ordinal))
                    .Select(result => Message(run, result)))
                .OrderBy(m => m.File, StringComparer.Ordinal)
                .ThenBy(m => m.RuleId, StringComparer.Ordinal)
                .ThenBy(m => m.Line),
        ];
    }

    /// <summary>The messages about one declared network, each kind once: its class stands in the file of its name.</summary>
    public static IReadOnlyList<CompilerMessage> About(IReadOnlyList<CompilerMessage> messages, Type network) =>
        [.. messages.Where(m => m.File == network.Name + ".cs").DistinctBy(m => m.RuleId)];

    private static CompilerMessage Message(JsonElement run, JsonElement result)
    {
        string file = "";
        int line = 0;
        if (result.TryGetProperty("locations", out JsonElement locations) && locations.GetArrayLength() > 0)
        {
            JsonElement place = locations[0].GetProperty("physicalLocation");
            file = Path.GetFileName(Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!));
            line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        }

        string? reason = result.TryGetProperty("suppressions", out JsonElement suppressions) && suppressions.GetArrayLength() > 0
            ? suppressions[0].TryGetProperty("justification", out JsonElement justification) ? justification.GetString() : ""
            : null;
        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        return new CompilerMessage(
            result.GetProperty("ruleId").GetString()!,
            Level(rule, result),
            result.GetProperty("message").GetProperty("text").GetString()!,
            file,
            line,
            reason,
            rule.TryGetProperty("fullDescription", out JsonElement description) ? description.GetProperty("text").GetString()! : "");
    }

    // Where warnings count as errors, as in this project, the rule still says what it is.
    private static string Level(JsonElement rule, JsonElement result)
    {
        const string Warning = "warning";
        const string Error = "error";
        string level = result.TryGetProperty("level", out JsonElement given) ? given.GetString()! : Warning;
        string usual = rule.TryGetProperty("defaultConfiguration", out JsonElement configuration) && configuration.TryGetProperty("level", out JsonElement own)
            ? own.GetString()!
            : Warning;
        return level == Error && usual != Error ? Warning : level;
    }
}
