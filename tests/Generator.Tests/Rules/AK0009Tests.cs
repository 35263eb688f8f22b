using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0009Tests
{
    private const string Id = "AK0009";

    [Fact]
    public Task SameKernelTwice_IsReportedAtTheSecond() => Verify.Members(
        """
        [Activation("leaky")] public static partial float First(float x);
        [Activation("leaky_relu", Slope = 0.01)] public static partial float {|#0:Second|}(float x);
        """,
        Verify.Rule(Id, "Second", "computes the same kernel as 'First'"));

    [Fact]
    public Task CompanionNameThatIsTaken_IsReported() => Verify.Members(
        """
        [Activation("relu")] public static partial void {|#0:Relu|}(ReadOnlySpan<float> x, Span<float> y);
        public static void ReluDerivative() { }
        """,
        Verify.Rule(Id, "Relu", "gets no companion 'ReluDerivative': 'Kernels' already has a member of that name"));

    [Fact]
    public Task CompanionThatIsAKernelItself_IsNotReported() => Verify.Members(
        """
        [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        [Activation("relu", Kernel = KernelKind.Derivative)] public static partial void ReluDerivative(ReadOnlySpan<float> x, Span<float> y);
        """);

    [Fact]
    public Task NoCompanions_LeaveTheirNamesFree() => Verify.Members(
        """
        [Activation("relu", Companions = false)] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        public static void ReluDerivative() { }
        """);

    [Fact]
    public Task DifferentElementSlopeOrShape_IsNotReported() => Verify.Members(
        """
        [Activation("leaky")] public static partial float A(float x);
        [Activation("leaky")] public static partial double A(double x);
        [Activation("leaky", Slope = 0.2)] public static partial float B(float x);
        [Activation("leaky")] public static partial void C(Span<float> xy);
        [Activation("leaky")] public static partial float D(float x, float slope);
        """);

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0009
            [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
            public static void ReluBackward() { }
        """);
}
