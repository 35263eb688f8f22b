using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0008Tests
{
    private const string Id = "AK0008";

    [Theory]
    [InlineData("int", "int")]
    [InlineData("decimal", "decimal")]
    [InlineData("Half", "System.Half")]
    public Task OtherElements_AreReportedAtTheirParameter(string type, string name) => Verify.Members(
        $$"""[Activation("relu")] public static partial void Relu({|#0:ReadOnlySpan<{{type}}>|} x, Span<{{type}}> y);""",
        Verify.Rule(Id, "x", name));

    [Fact]
    public Task OtherScalar_IsReportedAtTheResult() => Verify.Members(
        """[Activation("relu")] public static partial {|#0:int|} Relu(int x);""",
        Verify.Rule(Id, "Relu", "int"));

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public Task FloatAndDouble_AreNotReported(string type) => Verify.Members(
        $$"""[Activation("relu")] public static partial void Relu(ReadOnlySpan<{{type}}> x, Span<{{type}}> y);""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0008
            [Activation("relu")] public static partial void Relu(ReadOnlySpan<int> x, Span<int> y);
        """);
}
