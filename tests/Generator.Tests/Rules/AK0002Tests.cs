using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0002Tests
{
    private const string Id = "AK0002";

    [Fact]
    public Task MisspeltName_IsReportedAndBecomesTheNearest() => Verify.Fix(
        """[Activation({|#0:"sigmiod"|}, Role = ActivationRole.Gate)] public static partial float Gate(float x);""",
        """[Activation("sigmoid", Role = ActivationRole.Gate)] public static partial float Gate(float x);""",
        Verify.Rule(Id, "sigmiod", "sigmoid"));

    [Theory]
    [InlineData("relu")]
    [InlineData("Leaky-ReLU")]
    [InlineData("swish")]
    public Task NameOrAlias_IsNotReported(string name) => Verify.Members(
        $$"""[Activation("{{name}}")] public static partial float F(float x);""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0002
            [Activation("sigmiod")] public static partial float Gate(float x);
        """);
}
