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

    // One network for each rule about networks that a build shows.
    private const string WrongNetworks = """
        using ActivationKernels;

        [Network(Inputs = 64)] // error AK0012
        public sealed partial class Net0 { }

        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]
        [Dense(60, "relu")]
        [Dense(1, "softmax")] // error AK1001
        public sealed partial class Net1 { }

        [Network(Inputs = 9)]
        [Dense(64, "relu", Init = WeightInit.Constant, InitScale = 0.01)] // error AK1003
        [Dense(1, "identity")]
        public sealed partial class Net2 { }

        [Network(Inputs = 20, Loss = Loss.MeanSquaredError)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")] // warning AK1004
        public sealed partial class Net3 { }

        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = -3, TargetMax = 9)]
        [Dense(16, "leaky")]
        [Dense(1, "tanh")] // warning AK1005
        public sealed partial class Net4 { }

        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")] // warning AK1006
        public sealed partial class Net5 { }

        [Network(Inputs = 16, Loss = Loss.CrossEntropy)]
        [Dense(32, "relu")]
        [Dense(3, "identity")] // warning AK1007
        public sealed partial class Net6 { }

        [Network(Inputs = 16, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "softmax")] // warning AK1008
        public sealed partial class Net7 { }

        [Network(Inputs = 64)]
        [Dense(128, "identity")] // warning AK1101
        [Dense(10, "identity")]
        public sealed partial class Net8 { }

        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.01)] // warning AK1102
        [Dense(10, "identity")]
        public sealed partial class Net9 { }

        [Network(Inputs = 64)]
        [Dense(128, "softmax")] // warning AK1103
        [Dense(10, "identity")]
        public sealed partial class Net10 { }

        [Network(Inputs = 64)]
        [Dense(64, "sigmoid")] // warning AK2001
        [Dense(10, "identity")]
        public sealed partial class Net11 { }

        [Network(Inputs = 1, InputSecondMoment = 3333)]
        [Dense(50, "tanh")] // warning AK2002
        [Dense(1, "identity")]
        public sealed partial class Net12 { }

        [Network(Inputs = 64)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)] // warning AK2101
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(1, "identity")]
        public sealed partial class Net13 { }

        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)] // warning AK2102
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(1, "identity")]
        public sealed partial class Net14 { }

        [Network(Inputs = 2)]
        [Dense(5, "relu")] // warning AK2201
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net15 { }

        [Network(Inputs = 64)]
        [Dense(128, "relu", Bias = -9)] // warning AK2202
        [Dense(1, "identity")]
        public sealed partial class Net16 { }

        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.5)] // warning AK2301
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net17 { }

        [Network(Inputs = 9, LearningRate = -1)] // error AK2302
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net18 { }
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
    public async Task WrongNetworks_AreReportedWhereTheyStand()
    {
        Consumer consumer = package.Consumer("WrongNetworks")
            .Project("<TargetFramework>net10.0</TargetFramework>")
            .Source("WrongNetworks.cs", WrongNetworks);

        ProcessResult build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(Announced(WrongNetworks), Reported(build.Output));
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
