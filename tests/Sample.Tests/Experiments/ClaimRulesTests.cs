using System.Linq;
using ActivationKernels.Sample.Claims;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Networks;
using Xunit;
using static ActivationKernels.Sample.Tests.Experiments.LaboratoryFixture;

namespace ActivationKernels.Sample.Tests.Experiments;

public sealed class ClaimRulesTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void NothingMeasured_LeavesEveryClaimOpen()
    {
        Assert.All(ClaimRules.Judge(Nothing), c => Assert.Equal(Verdict.NotMeasured, c.Verdict));
        Assert.Equal(7, ClaimRules.Judge(Nothing).Select(c => c.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1e-5, 4, nameof(Verdict.Holds))]
    [InlineData(8, 1e-5, 4, nameof(Verdict.HoldsPartly))]
    [InlineData(0, 0.5, 4, nameof(Verdict.HoldsPartly))]
    [InlineData(0, 0.5, 0, nameof(Verdict.DoesNotHold))]
    [InlineData(8, 0.5, 4, nameof(Verdict.DoesNotHold))]
    public void DeepSigmoids_KillGradients(int sigmoid, double gradient, int relu, string expected) =>
        Assert.Equal(expected, Of("gradients", Nothing with { Deep = Deep(sigmoid, gradient, relu) }));

    [Theory]
    [InlineData(4, 3, 4, 3, nameof(Verdict.Holds))]
    [InlineData(4, 3, 3, 3, nameof(Verdict.HoldsPartly))]
    [InlineData(Never, 3, 3, 3, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 3, 4, nameof(Verdict.DoesNotHold))]
    [InlineData(Never, Never, Never, Never, nameof(Verdict.DoesNotHold))]
    public void OffCentreOutputs_SlowTraining(double sigmoid, double centred, double raised, double tanh, string expected) =>
        Assert.Equal(expected, Of("centring", Nothing with
        {
            Centring =
            [
                (Sweep(NetworkTable.Centring[0].OffCentre, sigmoid), Sweep(NetworkTable.Centring[0].Centred, centred)),
                (Sweep(NetworkTable.Centring[1].OffCentre, raised), Sweep(NetworkTable.Centring[1].Centred, tanh)),
            ],
        }));

    [Theory]
    [InlineData(6, 3, 0.1, nameof(Verdict.Holds))]
    [InlineData(6, 3, 0.01, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 0.1, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 0.01, nameof(Verdict.DoesNotHold))]
    public void Tanh_IsCentredAndSaturates(int sigmoid, int tanh, double saturated, string expected) =>
        Assert.Equal(expected, Of("tanh", Nothing with { Comparison = [Runs("sigmoid", sigmoid), Runs("tanh", tanh, saturated: saturated)] }));

    [Theory]
    [InlineData(6, 7, 2, 3, nameof(Verdict.Holds))]
    [InlineData(6, 7, 2, 6.5, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 2, 2, nameof(Verdict.HoldsPartly))]
    [InlineData(2, 2, 2, 2, nameof(Verdict.DoesNotHold))]
    [InlineData(1, 1, 2, 2, nameof(Verdict.DoesNotHold))]
    [InlineData(Never, Never, 2, 2, nameof(Verdict.Holds))]
    public void Rectifiers_AreSeveralTimesFaster(double tanh, double slowTanh, double relu, double slowRelu, string expected) =>
        Assert.Equal(expected, Of("speed", Nothing with
        {
            Race = [Sweep(NetworkTable.Contender("tanh"), tanh, tanh, slowTanh), Sweep(NetworkTable.Contender("relu"), relu, relu, slowRelu)],
        }));

    [Theory]
    [InlineData(0.4, 0, nameof(Verdict.Holds))]
    [InlineData(0.4, 0.1, nameof(Verdict.HoldsPartly))]
    [InlineData(0.1, 0, nameof(Verdict.HoldsPartly))]
    [InlineData(0.01, 0, nameof(Verdict.DoesNotHold))]
    public void Rectifiers_Die(double relu, double leaky, string expected) =>
        Assert.Equal(expected, Of("dying", Nothing with { Dying = [Dying("relu", 0), Dying("relu", relu), Dying("leaky", leaky)] }));

    [Theory]
    [InlineData(3, 0.97, 3, 0.97, nameof(Verdict.Holds))]
    [InlineData(3, 0.97, 9, 0.97, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 0.955, 9, 0.97, nameof(Verdict.DoesNotHold))]
    [InlineData(0, 0.97, 0, 0.97, nameof(Verdict.DoesNotHold))]
    public void EluAndMaxout_AreAlternatives(int elu, double eluAccuracy, int maxout, double maxoutAccuracy, string expected) =>
        Assert.Equal(expected, Of("alternatives", Nothing with
        {
            Comparison = [Runs("relu", 3), Runs("elu", elu, eluAccuracy), Runs("maxout", maxout, maxoutAccuracy)],
        }));

    [Theory]
    [InlineData(9, 3, 0, nameof(Verdict.Holds))]
    [InlineData(9, 3, 8, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 0, nameof(Verdict.HoldsPartly))]
    [InlineData(3, 3, 8, nameof(Verdict.DoesNotHold))]
    public void Sigmoids_AreNotToBeUsed(int sigmoid, int relu, int deepSigmoid, string expected) =>
        Assert.Equal(expected, Of("sigmoid", Nothing with
        {
            Comparison = [Runs("sigmoid", sigmoid), Runs("relu", relu)],
            Deep = Deep(deepSigmoid, 1e-5, 4),
        }));

    [Fact]
    public void Claim_NamesTheFiguresThatItRestsOn()
    {
        Claim claim = ClaimRules.Judge(Nothing with
        {
            Race = [Sweep(NetworkTable.Contender("tanh"), 6, 6, 7), Sweep(NetworkTable.Contender("relu"), 2)],
        }).First(c => c.Id == "speed");

        Assert.Equal("tanh 6 (6 to 7) epochs at rate 0.1, relu 2 epochs at rate 0.1: 3 times.", claim.Found);
    }

    private static string Of(string id, LaboratoryResults results) => ClaimRules.Judge(results).First(c => c.Id == id).Verdict.ToString();
}
