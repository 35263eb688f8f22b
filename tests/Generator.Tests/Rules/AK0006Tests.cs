using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0006Tests
{
    private const string Id = "AK0006";

    [Fact]
    public Task ParameterOfAnotherActivation_IsReportedAndRemoved() => Verify.Fix(
        """[Activation("relu", {|#0:Alpha = 2|})] public static partial float Relu(float x);""",
        """[Activation("relu")] public static partial float Relu(float x);""",
        Verify.Rule(Id, "Alpha", "'relu' has no parameters"));

    [Fact]
    public Task ParameterThatIsGivenAtRunTime_IsReportedAndRemoved() => Verify.Fix(
        """[Activation("leaky", {|#0:Slope = 2|})] public static partial float Leaky(float x, float slope);""",
        """[Activation("leaky")] public static partial float Leaky(float x, float slope);""",
        Verify.Rule(Id, "Slope", "a parameter of the method gives its value"));

    [Fact]
    public Task ParameterOfTheActivation_IsNotReported() => Verify.Members(
        """[Activation("leaky", Slope = 0.2)] public static partial float Leaky(float x);""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0006
            [Activation("relu", Alpha = 2)] public static partial float Relu(float x);
        """);
}
