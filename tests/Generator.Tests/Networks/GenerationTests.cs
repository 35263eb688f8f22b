using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Steps = ActivationKernels.ActivationGenerator.StepNames;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>The text of generated networks, and the long descriptions and thresholds of their diagnostics.</summary>
public sealed class GenerationTests
{
    private const string Attributes = """
        [Network(Inputs = 4, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Adam, LearningRate = 0.01)]
        [Dense(16, "leaky", Slope = 0.1, Init = WeightInit.HeUniform)]
        [Dense(3, "softmax")]
        """;

    [Fact]
    public void Network_IsWrittenAsAccepted()
    {
        GeneratorResult result = Compilations.Run(Declared.Code(Attributes));

        Assert.Empty(result.Complaints);

        // The kernels behind the class have golden files of their own.
        string text = result.Text;
        Snapshot.Verify(text[..text.IndexOf("namespace ActivationKernels.Generated", StringComparison.Ordinal)], "Network");
    }

    [Theory]
    [InlineData("namespace A.B { internal static partial class Outer { %public sealed partial class Net { } } }")]
    [InlineData("namespace @class; %internal partial class @event { }")]
    [InlineData("%sealed partial class Net { public Net(string name) : this(3) { } }")]
    [InlineData("namespace N; class Math { } class Span { } %sealed partial class Net { }")]
    public void Class_IsCompletedWhereverItStands(string declaration)
    {
        GeneratorResult result = Compilations.Run("using ActivationKernels;\n" + declaration.Replace("%", Attributes + "\n", StringComparison.Ordinal));

        Assert.DoesNotContain(result.Complaints, c => !c.Contains("CS0436", StringComparison.Ordinal));
        Assert.Contains("TrainStep", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Culture_DoesNotChangeTheText(string culture)
    {
        string expected = Compilations.Run(Declared.Code(Attributes)).Text;
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(expected, Compilations.Run(Declared.Code(Attributes)).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NetworkWithoutLoss_HasNothingToTrain()
    {
        string text = Compilations.Run(Declared.Code("[Network(Inputs = 4)]\n[Dense(3, \"tanh\")]")).Text;

        Assert.Contains("void Predict(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TrainStep", text, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidNetwork_GetsNoCode() => Assert.Equal("", Compilations.Run(Declared.Code("[Network(Inputs = 4)]\n[Dense(0, \"tanh\")]")).Text);

    [Fact]
    public void EditElsewhere_LeavesTheStepsUnchanged()
    {
        var compilation = Compilations.Create(Declared.Code(Attributes));
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation);

        GeneratorRunResult result = driver
            .RunGenerators(compilation.AddSyntaxTrees(Compilations.Parse("class Other { }")))
            .GetRunResult().Results.Single();

        Assert.All(
            new[] { Steps.NetworkRequest, Steps.Network },
            step => Assert.All(
                result.TrackedSteps[step].SelectMany(s => s.Outputs),
                output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {output.Reason}")));
    }

    [Fact]
    public async Task LongDescription_HasTheFiguresOfEveryLayer()
    {
        ImmutableArray<Diagnostic> diagnostics = await Compilations.Create(Declared.Code("""
            [Network(Inputs = 1024)]
            [Dense(1000, "sigmoid", Init = WeightInit.Torch)]
            [Dense(1000, "sigmoid", Init = WeightInit.Torch)]
            [Dense(9, "softmax")]
            """)).WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new NetworkAnalyzer())).GetAnalyzerDiagnosticsAsync();

        string[] lines = diagnostics.First(d => d.Id == "AK2001").Descriptor.Description.ToString(CultureInfo.InvariantCulture).Split('\n');

        Assert.Equal("At initialisation, with inputs of mean square 1 (assumed):", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("1, 1000, sigmoid: 0.334, 0 %, 0.018", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("2, 1000, sigmoid: 0.0897, 0 %, 0.0599, 0.0329", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("-, -", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditorConfig_MovesThresholds()
    {
        string attributes = "[Network(Inputs = 256)]\n" + Declared.Times(21, "[Dense(256, \"relu\", Init = WeightInit.LeCunNormal)]") + "\n[Dense(10, \"identity\")]";

        Assert.Equal(DiagnosticSeverity.Info, (await Declared.SingleAsync("AK2101", attributes)).Severity);
        Assert.Equal(DiagnosticSeverity.Warning, (await Declared.SingleAsync("AK2101", attributes, "activation_kernels.vanishing_threshold = 1e-3")).Severity);
        await Declared.IsSilentAsync("AK2101", attributes, "activation_kernels.vanishing_info_threshold = 1e-9");
        Assert.Equal(DiagnosticSeverity.Info, (await Declared.SingleAsync("AK2101", attributes, "activation_kernels.vanishing_threshold = much")).Severity);
    }
}
