using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>Every rule, provoked by a real build of the packed package.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class RuleTests
{
    private readonly PackedPackage package;

    public RuleTests(PackedPackage package)
    {
        this.package = package;
    }

    [Fact]
    public async Task WrongDeclarations_AreReportedWhereTheyStand()
    {
        Consumer consumer = package.Consumer("Wrong")
            .Project("<TargetFramework>net10.0</TargetFramework>")
            .Source("Wrong.cs", RuleSources.Declarations);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(RuleSources.Declarations), Reported(build.Output));
    }

    [Fact]
    public async Task WrongNetworks_AreReportedWhereTheyStand()
    {
        Consumer consumer = package.Consumer("WrongNetworks")
            .Project("<TargetFramework>net10.0</TargetFramework>")
            .Source("WrongNetworks.cs", RuleSources.Networks);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(RuleSources.Networks), Reported(build.Output));
    }

    [Fact]
    public async Task WrongCode_IsReportedWhereItStands()
    {
        string[] sources = { RuleSources.Code, RuleSources.Stacks, RuleSources.DoubtfulNetworks };
        Consumer consumer = package.Consumer("WrongCode");
        consumer
            .Project(
                "<TargetFramework>net10.0</TargetFramework><PublishAot>true</PublishAot>",
                consumer.PackageReference() + PackedPackage.Library("System.Numerics.Tensors") + PackedPackage.Library("TorchSharp"))
            .Source("1.cs", sources[0])
            .Source("2.cs", sources[1])
            .Source("3.cs", sources[2])
            .Source(".editorconfig", AsWarnings(sources.SelectMany(Ids)));

        ProcessResult build = await consumer.BuildAsync();

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(sources.SelectMany((source, index) => Announced(source, $"{index + 1}.cs ")).ToArray(), ReportedByFile(build.Output));
    }

    [Fact]
    public void EveryRule_IsProvokedByOneOfTheseBuilds() => Assert.Equal(
        PackedPackage.RulePages(),
        RuleSources.All.SelectMany(Ids).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task OldLanguageVersion_GivesOneClearErrorAndNoOther()
    {
        Consumer consumer = package.Consumer("Old")
            .Project("<TargetFramework>netstandard2.0</TargetFramework><LangVersion>7.3</LangVersion>")
            .Source("Old.cs", RuleSources.OldLanguage);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(RuleSources.OldLanguage), Reported(build.Output));
    }

    [Fact]
    public async Task Pragma_SilencesAWarning()
    {
        Consumer consumer = package.Consumer("Silenced")
            .Project("<TargetFramework>net10.0</TargetFramework>")
            .Source("Silenced.cs", """
                using System;
                using ActivationKernels;

                public static partial class Silenced
                {
                #pragma warning disable AK0006
                    [Activation("relu", Alpha = 2)]
                    public static partial void Overdone(ReadOnlySpan<float> x, Span<float> y);
                #pragma warning restore AK0006
                }
                """);

        await consumer.BuildCleanlyAsync();
    }

    private static string[] Announced(string source, string file = "") => source
        .Split('\n')
        .SelectMany((line, index) => Announcement().Matches(line).Select(match => file + Entry(index + 1, match)))
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static IEnumerable<string> Ids(string source) => Announcement().Matches(source).Select(match => match.Groups["id"].Value);

    // What is no warning by itself is not shown by a build.
    private static string AsWarnings(IEnumerable<string> ids) =>
        "root = true\n\n[*.cs]\n" + string.Concat(ids.Distinct().Select(id => $"dotnet_diagnostic.{id}.severity = warning\n"));

    // Everything that the compiler reports counts, not only the ids of the package: a CS8795 would show here.
    private static string[] Reported(string output) => Report().Matches(output)
        .Select(match => Entry(int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), match))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static string[] ReportedByFile(string output) => Report().Matches(output)
        .Select(match => match.Groups["file"].Value + " " + Entry(int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), match))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static string Entry(int line, Match match) => FormattableString.Invariant($"{line:000} {match.Groups["severity"].Value} {match.Groups["id"].Value}");

    [GeneratedRegex(@"// (?<severity>error|warning) (?<id>AK\d{4})")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>\w+):")]
    private static partial Regex Report();
}
