using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Golden;

public sealed class EmittedCodeTests
{
    [Theory]
    [InlineData("ForwardLeaky", "leaky", "Slope = 0.2", "void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("DerivativeSilu", "silu", "Kernel = KernelKind.Derivative", "void F(ReadOnlySpan<double> x, Span<double> y)")]
    [InlineData("BackwardSigmoid", "sigmoid", "Role = ActivationRole.Gate", "void F(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)")]
    [InlineData("ForwardAndDerivativeTanh", "tanh", "Companions = true", "void F(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)")]
    [InlineData("InPlaceRelu", "relu", "Companions = true", "void F(Span<float> xy)")]
    [InlineData("ScalarSigmoid", "sigmoid", "Role = ActivationRole.Gate", "double F(double x)")]
    [InlineData("ForwardMaxout", "maxout", "Companions = false", "void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)")]
    [InlineData("Stub", "leaky", "Slope = double.NaN", "void F(ReadOnlySpan<float> x, Span<float> y)")]
    public void Kernel_IsWrittenAsAccepted(string name, string activation, string argument, string signature)
    {
        GeneratorResult result = Compilations.Run(Compilations.Kernels($"""[Activation("{activation}", {argument})] public static partial {signature};"""));

        Assert.Empty(result.Complaints);
        Snapshot.Verify(result.Text, name);
    }

    [Fact]
    public void TargetWithoutVectors_GetsAScalarLoop()
    {
        var request = RequestOf("""[Activation("relu", Companions = false)] public static partial void F(ReadOnlySpan<float> x, Span<float> y);""");

        string text = Emission.KernelWriter.Write(request.Source, new Emission.TargetCapabilities(HasVectors: false));

        Assert.DoesNotContain("Vector", text, System.StringComparison.Ordinal);
        Snapshot.Verify(text, "NoVectorsRelu");
    }

    [Fact]
    public void RowsOnATargetWithoutVectors_GetScalarLoops()
    {
        var request = RequestOf("""[Activation("softmax", Companions = false)] public static partial void F(ReadOnlySpan<float> x, Span<float> y, int rowLength);""");

        string text = Emission.KernelWriter.Write(request.Source, new Emission.TargetCapabilities(HasVectors: false));

        Assert.DoesNotContain("Vector", text, System.StringComparison.Ordinal);
        Snapshot.Verify(text, "NoVectorsSoftmax");
    }

    private static Requests.ActivationRequest RequestOf(string member) => (Requests.ActivationRequest)Compilations
        .Run(Compilations.Kernels(member)).Run.TrackedSteps[ActivationGenerator.StepNames.Request].Single().Outputs.Single().Value;
}
