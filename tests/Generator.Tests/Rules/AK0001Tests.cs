using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0001Tests
{
    private const string Id = "AK0001";

    [Fact]
    public Task MethodWithBody_IsReportedAndLosesIt() => Verify.Fix(
        """[Activation("relu")] public static void {|#0:Relu|}(ReadOnlySpan<float> x, Span<float> y) { }""",
        """[Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", "it has a body already"));

    [Fact]
    public Task MethodWithExpressionBody_IsReportedAndLosesIt() => Verify.Fix(
        """[Activation("relu")] public static float {|#0:Relu|}(float x) => x;""",
        """[Activation("relu")] public static partial float Relu(float x);""",
        Verify.Rule(Id, "Relu", "it has a body already"));

    [Fact]
    public Task MethodWithoutPartial_IsReportedAndBecomesPartial() => Verify.Fix(
        """[Activation("relu")] public static void {|#0:Relu|}(ReadOnlySpan<float> x, Span<float> y);""",
        """[Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", "it is not partial"));

    [Fact]
    public Task TypeWithoutPartial_IsReportedAndBecomesPartial()
    {
        const string Outer = """
            using System;
            using ActivationKernels;

            public static class {|#0:Outer|}
            {
                public static partial class Inner
                {
                    [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
                }
            }
            """;
        return Verify.FixSource(
            Outer,
            Outer.Replace("{|#0:Outer|}", "Outer").Replace("static class", "static partial class"),
            Verify.Rule(Id, "Relu", "'Outer' is not partial"));
    }

    [Fact]
    public Task LocalFunction_IsReported() => Verify.Members(
        """static void M() { Relu(1); [Activation("relu")] static float {|#0:Relu|}(float x) => x; }""",
        Verify.Rule(Id, "Relu", "it is a local function"));

    [Fact]
    public Task PartialMethodWithoutBody_IsNotReported() => Verify.Members(
        """[Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0001
            [Activation("relu")] public static void Relu(ReadOnlySpan<float> x, Span<float> y) { }
        """);
}
