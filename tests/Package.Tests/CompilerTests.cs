using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>The packed generator loads in every compiler from the floor to the newest and writes the same text in each.</summary>
[Collection(PackageCollection.Name)]
public sealed class CompilerTests
{
    private const string Source = PrintedValues.Kernels + """

        namespace Shop
        {
            public static partial class More
            {
                [ActivationFormula]
                public static float Swish(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

                [Activation(nameof(Swish))]
                public static partial void SwishForward(ReadOnlySpan<float> x, float beta, Span<float> y);

                [Activation("unknown")]
                public static partial void Stub(ReadOnlySpan<float> x, Span<float> y);
            }

            [Network(Inputs = 4, Loss = Loss.CrossEntropyWithLogits)]
            [Dense(8, "relu")]
            [Dense(3, "identity")]
            public sealed partial class Net { }
        }
        """;

    private readonly PackedPackage package;

    public CompilerTests(PackedPackage package)
    {
        this.package = package;
    }

    [Fact]
    public async Task EveryCompiler_LoadsTheGeneratorAndGivesTheSameText()
    {
        string[] folders = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Compilers"))
            .Order(StringComparer.Ordinal)
            .Append(CompilerHost.OfTheSdk(await DotNet.SdkFolderAsync()))
            .ToArray();
        string generator = package.Extract("analyzers/dotnet/cs/ActivationKernels.Generator.dll");
        string[] references = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(f => !f.Contains(".Native.", StringComparison.Ordinal))
            .Append(package.Extract("lib/net8.0/ActivationKernels.dll"))
            .ToArray();

        // What the oldest compiler accepts in C# 9, the later ones accept too: the consumers are built with the newest.
        (Version Compiler, string Complaints, string Text)[] runs = folders
            .Select(folder => CompilerHost.Run(folder, generator, references, Source, compiles: folder.EndsWith("4.3.1", StringComparison.Ordinal)))
            .ToArray();

        Assert.Equal(new[] { "4.3", "4.8", "4.14", "5.0" }, runs.SkipLast(1).Select(r => r.Compiler).Order().Select(v => $"{v.Major}.{v.Minor}"));
        Assert.True(runs[^1].Compiler >= new Version(5, 0), runs[^1].Compiler.ToString());
        Assert.All(runs, run => Assert.Equal("", run.Complaints));
        Assert.All(runs, run => Assert.Contains("LeakyBackward", run.Text, StringComparison.Ordinal));
        Assert.All(runs, run => Assert.Contains("TrainStep", run.Text, StringComparison.Ordinal));
        Assert.Single(runs.Select(run => run.Text).Distinct());
    }
}
