using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>What the code fixes make of declared networks. The test framework checks that nothing is reported any more.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData(
        "AK1001",
        "sigmoid",
        DiagnosticSeverity.Error,
        "[Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]\n[Dense(60, \"relu\")]\n[Dense(1, {|#0:\"softmax\"|})]",
        "[Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]\n[Dense(60, \"relu\")]\n[Dense(1, \"sigmoid\")]")]
    [InlineData(
        "AK1001",
        "BinaryCrossEntropyWithLogits",
        DiagnosticSeverity.Error,
        "[Network(Inputs = 5, {|#0:Loss = Loss.CrossEntropyWithLogits|})]\n[Dense(1, \"identity\")]",
        "[Network(Inputs = 5, Loss = Loss.BinaryCrossEntropyWithLogits)]\n[Dense(1, \"identity\")]")]
    [InlineData(
        "AK1003",
        "Auto",
        DiagnosticSeverity.Error,
        "[Network(Inputs = 5)]\n[Dense(60, \"relu\", Init = WeightInit.Constant, {|#0:InitScale = 0.1|}, Bias = 1)]\n[Dense(1, \"identity\")]",
        "[Network(Inputs = 5)]\n[Dense(60, \"relu\", Bias = 1)]\n[Dense(1, \"identity\")]")]
    [InlineData(
        "AK1008",
        "identity",
        DiagnosticSeverity.Warning,
        "[Network(Inputs = 5, Loss = Loss.CrossEntropyWithLogits)]\n[Dense(3, {|#0:activation: \"softmax\"|})]",
        "[Network(Inputs = 5, Loss = Loss.CrossEntropyWithLogits)]\n[Dense(3, activation: \"identity\")]")]
    [InlineData(
        "AK1101",
        "leaky",
        DiagnosticSeverity.Warning,
        "[Network(Inputs = 5)]\n[Dense(30, {|#0:\"identity\"|})]\n[Dense(3, \"identity\")]",
        "[Network(Inputs = 5)]\n[Dense(30, \"leaky\")]\n[Dense(3, \"identity\")]")]
    [InlineData(
        "AK1102",
        "HeNormal",
        DiagnosticSeverity.Warning,
        "[Network(Inputs = 64)]\n[Dense(64, \"relu\", Init = WeightInit.Normal, {|#0:InitScale = 0.01|})]\n[Dense(3, \"identity\")]",
        "[Network(Inputs = 64)]\n[Dense(64, \"relu\", Init = WeightInit.HeNormal)]\n[Dense(3, \"identity\")]")]
    [InlineData(
        "AK2001",
        "tanh",
        DiagnosticSeverity.Warning,
        "[Network(Inputs = 64)]\n[Dense(64, {|#0:\"sigmoid\"|})]\n[Dense(3, \"sigmoid\")]",
        "[Network(Inputs = 64)]\n[Dense(64, \"tanh\")]\n[Dense(3, \"sigmoid\")]")]
    [InlineData(
        "AK2201",
        "9",
        DiagnosticSeverity.Info,
        "[Network(Inputs = 2)]\n[Dense({|#0:6|}, \"relu\")]\n[Dense(32, \"relu\")]\n[Dense(units: 7, \"relu\")]\n[Dense(1, \"sigmoid\")]",
        "[Network(Inputs = 2)]\n[Dense(9, \"relu\")]\n[Dense(32, \"relu\")]\n[Dense(units: 9, \"relu\")]\n[Dense(1, \"sigmoid\")]")]
    [InlineData(
        "AK2201",
        "leaky",
        DiagnosticSeverity.Info,
        "[Network(Inputs = 2)]\n[Dense({|#0:6|}, \"relu\")]\n[Dense(32, \"relu\")]\n[Dense(1, \"sigmoid\")]",
        "[Network(Inputs = 2)]\n[Dense(6, \"leaky\")]\n[Dense(32, \"relu\")]\n[Dense(1, \"sigmoid\")]")]
    [InlineData(
        "AK2202",
        "0",
        DiagnosticSeverity.Warning,
        "[Network(Inputs = 64)]\n[Dense(64, \"relu\", {|#0:Bias = -9|}, Init = WeightInit.HeNormal)]\n[Dense(3, \"identity\")]",
        "[Network(Inputs = 64)]\n[Dense(64, \"relu\", Init = WeightInit.HeNormal)]\n[Dense(3, \"identity\")]")]
    public Task Fix_ChangesTheLayersAtFault(string id, string choice, DiagnosticSeverity severity, string attributes, string repaired) =>
        new RuleTest<NetworkAnalyzer, NetworkCodeFixProvider>(Declared.Code(attributes))
            .Fixed(Declared.Code(repaired))
            .By(id + choice)
            .ExpectAsync(new DiagnosticResult(id, severity).WithLocation(0));

    [Fact]
    public Task ForeignParameters_GoWithTheActivation() =>
        new RuleTest<NetworkAnalyzer, NetworkCodeFixProvider>(Declared.Code(
            "[Network(Inputs = 5, Loss = Loss.MeanSquaredError, TargetMin = -9, TargetMax = 9)]\n[Dense(3, {|#0:\"elu\"|}, Alpha = 2)]"))
            .Fixed(Declared.Code("[Network(Inputs = 5, Loss = Loss.MeanSquaredError, TargetMin = -9, TargetMax = 9)]\n[Dense(3, \"identity\")]"))
            .By("AK1005identity")
            .ExpectAsync(new DiagnosticResult("AK1005", DiagnosticSeverity.Warning).WithLocation(0));

    [Fact]
    public Task ClassThatIsNotPartial_BecomesPartial() =>
        new RuleTest<NetworkAnalyzer, DeclarationCodeFixProvider>(
            "using ActivationKernels;\n\n[Network(Inputs = 5)]\n[Dense(3, \"tanh\")]\ninternal sealed class {|#0:Net|} { }\n")
            .Fixed("using ActivationKernels;\n\n[Network(Inputs = 5)]\n[Dense(3, \"tanh\")]\ninternal sealed partial class Net { }\n")
            .ExpectAsync(new DiagnosticResult("AK0012", DiagnosticSeverity.Error).WithLocation(0));
}
