using System;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Torch;

/// <summary>Convolutions, and what the code around a stack says about its loss and optimizer.</summary>
public sealed class TorchTrainingTests
{
    // Sigmoid: 0.28 a layer with these weights. Channels and places count, groups divide.
    [Theory]
    [InlineData("Sequential(Conv2d(1, 8, 3), Sigmoid(), Conv2d(8, 8, 3), Sigmoid(), Conv2d(8, 8, 3), Sigmoid(), Flatten(), Linear(128, 10))")]
    [InlineData("Sequential(Conv1d(1, 8, 9), Sigmoid(), Conv1d(8, 8, kernel_size: 9), Sigmoid(), MaxPool1d(2), Conv1d(8, 8, 9), Sigmoid(), Flatten(), Linear(128, 10))")]
    [InlineData("Sequential(Conv2d(1, 8, (3, 5)), Sigmoid(), Conv2d(8, 8, (5, 3), groups: 4), Sigmoid(), Conv2d(8, 8, 3), Sigmoid(), Linear(128, 10))")]
    [InlineData("Sequential(Conv3d(1, 8, 3, bias: false), Sigmoid(), Conv3d(8, 8, 3), Sigmoid(), Dropout(0.1), Conv3d(8, 8, 1), Sigmoid(), Flatten(), Linear(8, 10))")]
    public async Task GradientThroughConvolutions_IsFollowed(string stack)
    {
        Finding[] findings = await TorchTests.FindAsync(TorchTests.Method(stack));

        Assert.DoesNotContain(findings, f => f.Id == "AK5001");
        Assert.Contains(findings, f => f.Id == "AK2101");
        Assert.Equal(3, findings.Count(f => f.Id == "AK2001"));
    }

    [Theory]
    [InlineData("Sequential(Conv2d(3, 4, 3), ReLU(), Conv2d(4, 4, 3), ReLU(), Conv2d(4, 4, 3), ReLU(), Flatten(), Linear(64, 10))")]
    [InlineData("Sequential(Conv2d(3, 32, 3), BatchNorm2d(32), ReLU(), MaxPool2d(2), Conv2d(32, 64, 3), BatchNorm2d(64), ReLU(), MaxPool2d(2), Flatten(), Linear(64 * 5 * 5, 10))")]
    public async Task Convolutions_EarnNoWarningForNarrowRectifiers(string stack)
    {
        Finding[] findings = await TorchTests.FindAsync(TorchTests.Method(stack));

        Assert.DoesNotContain(findings, f => f.Id is "AK2201" or "AK5001" || f.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("Linear(32, 3), Softmax(1)", "var loss = CrossEntropyLoss(); var e = loss.forward(net.forward(x), t); e.backward();", "AK1008", "Softmax(1)")]
    [InlineData("Linear(32, 3), Softmax(1)", "var y = net.forward(x); var e = functional.cross_entropy(y, t); e.backward();", "AK1008", "Softmax(1)")]
    [InlineData("Linear(32, 1), Sigmoid()", "var e = functional.binary_cross_entropy_with_logits(net.call(x), t); e.backward();", "AK1008", "Sigmoid()")]
    [InlineData("Linear(32, 3), Softmax(1)", "var loss = MSELoss(); var e = loss.call(net.forward(x), t); e.backward();", "AK1004", null)]
    [InlineData("Linear(32, 3)", "var e = functional.binary_cross_entropy(net.forward(x), t); e.backward();", "AK1007", null)]
    [InlineData("Linear(32, 3)", "var o = torch.optim.Adam(net.parameters(), lr: 0.5); o.step();", "AK2301", "0.5")]
    [InlineData("Linear(32, 3)", "var o = torch.optim.SGD(net.parameters(), -0.1); o.step();", "AK2302", "-0.1")]
    public async Task Training_IsReadFromTheCodeAround(string output, string code, string id, string? text)
    {
        Finding finding = Assert.Single(await FindAsync(output, code), f => f.Id == id);

        Assert.True(text is null || finding.Text == text, finding.Text);
    }

    [Theory]
    [InlineData("Linear(32, 3)", "var loss = CrossEntropyLoss(); var e = loss.forward(net.forward(x), t); e.backward();")]
    [InlineData("Linear(32, 1), Sigmoid()", "var e = BCELoss().forward(net.forward(x), t); e.backward();")]
    [InlineData("Linear(32, 3)", "var e = functional.binary_cross_entropy(torch.sigmoid(net.forward(x)), t); e.backward();")]
    [InlineData("Linear(32, 3), Softmax(1)", "var e = functional.cross_entropy(x, t); e.backward();")]
    [InlineData("Linear(32, 3), Softmax(1)", "var y = net.forward(x); var e = functional.cross_entropy(y, t) + functional.mse_loss(y, t); e.backward();")]
    [InlineData("Linear(32, 3)", "var o = torch.optim.Adam(net.parameters(), lr: 0.001); o.step();")]
    [InlineData("Linear(32, 3)", "var o = torch.optim.Adam(net.parameters(), lr: n); o.step();")]
    public async Task SoundOrUnknownTraining_EarnsNoWarning(string output, string code) =>
        Assert.DoesNotContain(await FindAsync(output, code), f => f.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public async Task TrainingOfAModuleClass_IsReadInItsFile()
    {
        Finding finding = Assert.Single(
            await TorchTests.FindAsync(
                """
                class Net : Module<Tensor, Tensor>
                {
                    private readonly Module<Tensor, Tensor> first = Linear(64, 32);
                    private readonly Module<Tensor, Tensor> second = Linear(32, 3);
                    public Net() : base("net") => RegisterComponents();
                    public override Tensor forward(Tensor x) => functional.softmax(second.forward(functional.relu(first.forward(x))), 1);
                }

                static void Train(Net net, Tensor x, Tensor t) => functional.cross_entropy(net.forward(x), t).backward();
                """),
            f => f.Id == "AK1008");

        Assert.StartsWith("functional.softmax(", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AK2001", "leaky", "Sequential(Linear(64, 32), Sigmoid(), Linear(32, 10))", "Sequential(Linear(64, 32), LeakyReLU(0.01), Linear(32, 10))")]
    [InlineData("AK2001", "silu", "Sequential((\"a\", Linear(64, 32)), (\"b\", nn.Sigmoid()), (\"c\", Linear(32, 10)))", "Sequential((\"a\", Linear(64, 32)), (\"b\", nn.SiLU()), (\"c\", Linear(32, 10)))")]
    [InlineData("AK2001", "relu", "Sequential(Linear(64, n), Sigmoid(), Linear(n, 10))", "Sequential(Linear(64, n), ReLU(), Linear(n, 10))")]
    [InlineData("AK2001", "tanh", "Sequential(Conv2d(1, 8, 3), Sigmoid(), Conv2d(8, 8, 3))", "Sequential(Conv2d(1, 8, 3), Tanh(), Conv2d(8, 8, 3))")]
    public async Task Module_IsReplaced(string id, string choice, string before, string after)
    {
        string changed = await new Fixing(new TorchAnalyzer(), new TorchCodeFixProvider()).With(Libraries.Torch).FixFirstAsync(id, id + choice, TorchTests.Source(TorchTests.Method(before)));

        Assert.Equal(TorchTests.Source(TorchTests.Method(after)), changed);
    }

    [Fact]
    public async Task FixAll_ReplacesEveryModule()
    {
        string before = TorchTests.Source(TorchTests.Method("Sequential(Linear(64, 32), Sigmoid(), Linear(32, 32), Sigmoid(), Linear(32, 10))"));

        string[] after = await new Fixing(new TorchAnalyzer(), new TorchCodeFixProvider()).With(Libraries.Torch).FixAllAsync("AK2001", "AK2001relu", before);

        Assert.Equal(new[] { before.Replace("Sigmoid()", "ReLU()") }, after);
    }

    [Fact]
    public async Task FunctionsOfTensors_HaveNoFix() => Assert.Empty(
        await new Fixing(new TorchAnalyzer(), new TorchCodeFixProvider()).With(Libraries.Torch).OffersAsync("AK2001", TorchTests.Source("Tensor M(Tensor x) { var y = torch.sigmoid(x); return y.sum(); }")));

    private static Task<Finding[]> FindAsync(string output, string code) => TorchTests.FindAsync(
        $"void M(Tensor x, Tensor t, double n) {{ var net = Sequential(Linear(64, 32), ReLU(), {output}); {code} }}");
}
