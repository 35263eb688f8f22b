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
    // A comment names what has to be reported on its line.
    private const string Wrong = """
        using System;
        using ActivationKernels;

        public static partial class Wrong
        {
            [Activation("relu")]
            public static void Bodied(ReadOnlySpan<float> x, Span<float> y) { } // error AK0001

            [Activation("sigmiod")] // error AK0002
            public static partial void Misspelt(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu")]
            public static partial void Shapeless(ReadOnlySpan<float> x); // error AK0003

            [Activation("relu", Kernel = KernelKind.Backward)] // error AK0004
            public static partial void Contradicted(ReadOnlySpan<float> x, Span<float> y);

            [Activation("leaky", Slope = double.NaN)] // error AK0005
            public static partial void Unbounded(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu", Alpha = 2)] // warning AK0006
            public static partial void Overdone(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu")]
            public static partial void Integral(ReadOnlySpan<int> x, Span<int> y); // error AK0008

            [Activation("relu")]
            public static partial void Taken(ReadOnlySpan<float> x, Span<float> y); // warning AK0009

            public static void TakenDerivative(ReadOnlySpan<float> x, Span<float> derivative) { }

            [ActivationFormula]
            static float Rounded(float x) => MathF.Round(x); // error AK0010

            [ActivationFormula]
            static float Step(float x) => x > 0 ? 1 : 0;

            [Activation(nameof(Step))] // error AK0011
            public static partial void Stepped(ReadOnlySpan<float> x, Span<float> y);
        }
        """;

    // Partial methods of the old kind: private, without a result. They need no body.
    private const string Old = """
        using System;
        using ActivationKernels;

        public static partial class Old
        {
            [Activation("relu")]
            static partial void Relu(ReadOnlySpan<float> x, Span<float> y); // error AK0007
        }
        """;

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
            .Source("Wrong.cs", Wrong);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(Wrong), Reported(build.Output));
    }

    [Fact]
    public async Task OldLanguageVersion_GivesOneClearErrorAndNoOther()
    {
        Consumer consumer = package.Consumer("Old")
            .Project("<TargetFramework>netstandard2.0</TargetFramework><LangVersion>7.3</LangVersion>")
            .Source("Old.cs", Old);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(Old), Reported(build.Output));
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

    private static string[] Announced(string source) => source
        .Split('\n')
        .SelectMany((line, index) => Announcement().Matches(line).Select(match => Entry(index + 1, match)))
        .Order(StringComparer.Ordinal)
        .ToArray();

    // Everything that the compiler reports counts, not only the ids of the package: a CS8795 would show here.
    private static string[] Reported(string output) => Report().Matches(output)
        .Select(match => Entry(int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture), match))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToArray();

    private static string Entry(int line, Match match) => FormattableString.Invariant($"{line:000} {match.Groups["severity"].Value} {match.Groups["id"].Value}");

    [GeneratedRegex(@"// (?<severity>error|warning) (?<id>AK\d{4})")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>\w+):")]
    private static partial Regex Report();
}
