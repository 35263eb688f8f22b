using System;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Torch;

/// <summary>Stacks of TorchSharp, in source that refers to the package.</summary>
public sealed class TorchTests
{
    private const string Deep = "Linear(64, 64), Sigmoid(), Linear(64, 64), Sigmoid(), Linear(64, 64), Sigmoid(), Linear(64, 10)";

    [Theory]
    [InlineData("Sequential(Linear(64, 32), Sigmoid(), Linear(32, 10))")]
    [InlineData("Sequential((\"a\", Linear(64, 32)), (\"b\", Sigmoid()), (\"c\", Linear(32, 10)))")]
    [InlineData("Sequential(Linear(Inputs, 2 * 16), nn.Sigmoid(), Linear(32, 10))")]
    [InlineData("Sequential(Sequential(Linear(64, 32), Sigmoid()), Dropout(0.5), Linear(32, 10))")]
    [InlineData("Sequential(Linear(64, n), Sigmoid(), Linear(n, 10))")]
    [InlineData("Sequential(Conv2d(1, 8, 3), Sigmoid(), Flatten(), Linear(32, 10))")]
    public async Task HiddenSigmoid_IsAWarningAtItsPlace(string stack)
    {
        Finding finding = Assert.Single(await FindAsync(Method(stack)), f => f.Id == "AK2001");

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.EndsWith("Sigmoid()", finding.Text.TrimEnd(')') + ")", StringComparison.Ordinal);
        Assert.Contains("0.25", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sequential(Linear(64, 32), ReLU(), Linear(32, 1), Sigmoid())")]
    [InlineData("Sequential((\"a\", Linear(64, 32)), (\"b\", Tanh()), (\"c\", Linear(32, 10)), (\"d\", Softmax(1)))")]
    [InlineData("Sequential(Linear(64, 128), LeakyReLU(0.1), Linear(128, 128), LeakyReLU(0.1), Linear(128, 10))")]
    [InlineData("Sequential(Linear(64, 128), BatchNorm1d(128), ReLU(), Dropout(0.2), Linear(128, 10))")]
    public async Task SoundStack_EarnsNoWarning(string stack) =>
        Assert.DoesNotContain(await FindAsync(Method(stack)), f => f.Severity >= DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("Sequential(Linear(64, 32), Linear(32, 10))", "AK1101", "Linear(64, 32)")]
    [InlineData("Sequential(Linear(64, 32), ReLU(), Linear(32, 1), Softmax(1))", "AK1001", null)]
    [InlineData("Sequential(Linear(64, 32), Softmax(1), Linear(32, 10))", "AK1103", "Softmax(1)")]
    [InlineData("Sequential(Linear(64, 2), ReLU(), Linear(2, 2), ReLU(), Linear(2, 2), ReLU(), Linear(2, 2), ReLU(), Linear(2, 1))", "AK2201", null)]
    [InlineData("Sequential(" + Deep + ")", "AK2101", null)]
    public async Task FaultOfAStack_IsFoundWithTorchDefaults(string stack, string id, string? text)
    {
        Finding[] findings = await FindAsync(Method(stack));

        Finding finding = Assert.Single(findings, f => f.Id == id);
        Assert.True(text is null || finding.Text == text, finding.Text);
        Assert.DoesNotContain(findings, f => f.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("x = lin1.forward(x); x = functional.sigmoid(x); x = lin2.forward(x); return x;")]
    [InlineData("return lin2.forward(torch.sigmoid(lin1.forward(x)));")]
    [InlineData("using var h = lin1.call(x); using var a = h.sigmoid(); return lin2.call(a);")]
    [InlineData("using (var h = lin1.forward(x)) { var a = act.forward(h); return lin2.forward(a); }")]
    [InlineData("var h = lin1.forward(x.view(-1, 64)); return lin2.forward(dropout.forward(act.forward(h)));")]
    public async Task StraightForward_IsReadAsAStack(string body)
    {
        Finding finding = Assert.Single(await FindAsync(Module(body)), f => f.Id == "AK2001");

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains("igmoid(", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var h = lin1.forward(x); return lin2.forward(h) + x;")]
    [InlineData("var h = lin1.forward(x); return h * torch.sigmoid(lin2.forward(x));")]
    [InlineData("var h = lin1.forward(x); return torch.sigmoid(h);")]
    [InlineData("for (int i = 0; i < 3; i++) { x = lin1.forward(x); } return x;")]
    public async Task BranchesGatesAndOutputs_AreSilent(string body) =>
        Assert.DoesNotContain(await FindAsync(Module(body)), f => f.Id == "AK2001" && f.Severity >= DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("Tensor M(Tensor x) { var y = torch.sigmoid(x); return y.sum(); }", "torch.sigmoid(x)")]
    [InlineData("Tensor M(Tensor x) { var y = x.sigmoid(); return y.sum(); }", "x.sigmoid()")]
    [InlineData("void M() { var s = Sigmoid(); Console.WriteLine(s); }", "Sigmoid()")]
    public async Task SigmoidInOtherCode_IsAHint(string member, string text)
    {
        Finding finding = Assert.Single(await FindAsync(member));

        Assert.Equal(("AK2001", DiagnosticSeverity.Info, text), (finding.Id, finding.Severity, finding.Text));
    }

    [Fact]
    public async Task ClassThatIsAStack_IsNotReportedAgainForItsSequential()
    {
        Finding[] findings = await FindAsync(Module("return lin2.forward(seq.forward(lin1.forward(x)));"));

        Assert.Single(findings, f => f.Id == "AK2001");
    }

    [Fact]
    public async Task WithoutTheLibrary_NothingIsRegistered() =>
        Assert.Empty(await new Analysis(new TorchAnalyzer()).RunAsync("class C { object Sequential(params object[] x) => x; object M() => Sequential(1, 2); }"));

    [Fact]
    public async Task Pragma_Silences() => Assert.DoesNotContain(
        await FindAsync("#pragma warning disable AK2001\n" + Method("Sequential(Linear(64, 32), Sigmoid(), Linear(32, 10))")), f => f.Id == "AK2001");

    internal static Task<Finding[]> FindAsync(string members) => new Analysis(new TorchAnalyzer()).With(Libraries.Torch).RunAsync(Source(members));

    internal static string Source(string members) => $$"""
        using System;
        using TorchSharp;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        class C
        {
            const int Inputs = 64;
            {{members}}
        }
        """;

    internal static string Method(string stack) => $"void M(int n) {{ var net = {stack}; Console.WriteLine(net); }}";

    private static string Module(string body) => $$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> lin1 = Linear(64, 64);
            private readonly Module<Tensor, Tensor> act = Sigmoid();
            private readonly Module<Tensor, Tensor> dropout = Dropout(0.5);
            private readonly Module<Tensor, Tensor> seq = Sequential(Sigmoid(), Dropout(0.1));
            private readonly Module<Tensor, Tensor> lin2;

            public Net() : base("net")
            {
                lin2 = Linear(64, 64);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                {{body}}
            }
        }
        """;
}
