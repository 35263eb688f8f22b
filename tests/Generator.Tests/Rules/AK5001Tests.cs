using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Torch;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK5001Tests
{
    private const string Id = "AK5001";

    [Theory]
    [InlineData("Sequential(Linear(64, n), ReLU(), Linear(n, 10))", "The signals in 'Sequential' are not analysed: the sizes of 'Linear' are not constant, or it is neither a Linear nor a convolution")]
    [InlineData("Sequential(Linear(64, 32), AvgPool1d(2), Linear(16, 10))", "The signals in 'Sequential' are not analysed: 'AvgPool1d' is not known")]
    [InlineData("Sequential(Conv2d(n, 8, 3), ReLU(), Conv2d(8, 8, 3))", "The signals in 'Sequential' are not analysed: the sizes of 'Conv2d' are not constant, or it is neither a Linear nor a convolution")]
    [InlineData("Sequential(ConvTranspose2d(4, 8, 3), ReLU(), Conv2d(8, 8, 3))", "The signals in 'Sequential' are not analysed: the sizes of 'ConvTranspose2d' are not constant, or it is neither a Linear nor a convolution")]
    [InlineData("Sequential(Conv2d(1, 8, 3), ReLU(), Flatten(), Linear(130, 10))", "The signals in 'Sequential' are not analysed: 'Linear(130, 10)' takes 130 inputs and the layer below has 8")]
    [InlineData("Sequential(ReLU(), Linear(16, 10))", "The signals in 'Sequential' are not analysed: it does not begin with a Linear or a convolution")]
    [InlineData("Sequential(Linear(64, 32), ReLU(), Linear(16, 10))", "The signals in 'Sequential' are not analysed: 'Linear(16, 10)' takes 16 inputs and the layer below has 32")]
    public async Task StackThatIsNotUnderstood_IsReportedHiddenWithTheReason(string stack, string message)
    {
        Finding finding = Assert.Single(await TorchTests.FindAsync(TorchTests.Method(stack)));

        Assert.Equal((Id, DiagnosticSeverity.Hidden, "Sequential", message), (finding.Id, finding.Severity, finding.Text, finding.Message));
    }

    [Fact]
    public async Task StackThatIsUnderstood_IsNotReported() =>
        Assert.DoesNotContain(await TorchTests.FindAsync(TorchTests.Method("Sequential(Linear(64, 32), ReLU(), Linear(32, 10))")), f => f.Id == Id);

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(
        await TorchTests.FindAsync("#pragma warning disable AK5001\n" + TorchTests.Method("Sequential(ReLU(), Linear(16, 10))")));
}
