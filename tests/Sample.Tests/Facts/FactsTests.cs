using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Networks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Facts;

public sealed class FactsTests
{
    [Fact]
    public void Sigmoid_IsFlatBeyondItsPublishedEnds()
    {
        ActivationFacts sigmoid = ActivationFacts.Find("Logistic")!;

        Assert.Equal("sigmoid", sigmoid.Name);
        Assert.Equal(2, sigmoid.FlatStretches.Count);
        Assert.Equal(-4.3565444206, sigmoid.FlatStretches[0].High, 1e-9);
        Assert.Equal(4.3565444206, sigmoid.FlatStretches[1].Low, 1e-9);
        Assert.Equal(0.25, sigmoid.SteepestSlope, 1e-12);
    }

    [Theory]
    [InlineData("relu", "(-∞, 0)")]
    [InlineData("leaky", "(-∞, 0)")]
    [InlineData("identity", "")]
    [InlineData("hard_shrink", "(-0.5, 0.5)")]
    [InlineData("exponential", "")]
    public void FlatStretches_AreThoseOfTheShape(string name, string expected)
    {
        IEnumerable<string> stretches = ActivationFacts.Find(name)!.FlatStretches.Select(s => FormattableString.Invariant($"({s.Low}, {s.High})"));

        Assert.Equal(expected, string.Join(", ", stretches).Replace("Infinity", "∞", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("geglu", "gate", "value = 1")]
    [InlineData("prelu", "x", "slope = 0.25")]
    [InlineData("maxout", "b", "a = 1")]
    [InlineData("tanh", "x", "")]
    public void CurvesOfSeveralInputs_RunAlongOne(string name, string along, string held)
    {
        ActivationFacts facts = ActivationFacts.Find(name)!;

        Assert.Equal((along, held), (facts.Along, facts.Held));
        Assert.True(double.IsFinite(facts.Value(0.5)));
    }

    [Fact]
    public void Slope_IsThatOfTheValue()
    {
        const double Step = 1e-5;
        foreach (ActivationFacts facts in ActivationFacts.All.Where(f => f.HasCurve))
        {
            foreach (double x in (double[])[-2.3, -0.7, 0.4, 1.9])
            {
                Assert.Equal((facts.Value(x + Step) - facts.Value(x - Step)) / (2 * Step), facts.Slope(x), 1e-4);
            }
        }
    }

    [Fact]
    public void PlainLoops_ComputeTheFormula()
    {
        var x = new float[] { -2.3f, -0.7f, 0.4f, 1.9f };
        int compared = 0;
        foreach (ActivationFacts facts in ActivationFacts.All.Where(f => f.HasCurve && f.Inputs.Count == 1))
        {
            if (facts.PlainLoops() is not { } loops)
            {
                continue;
            }

            compared++;
            var y = new float[x.Length];
            var gradient = new float[x.Length];
            loops.Forward([x], y);
            loops.Backward([x], [2, 2, 2, 2], [gradient]);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(facts.Value(x[i]), y[i], 1e-5);
                Assert.Equal(2 * facts.Slope(x[i]), gradient[i], 1e-4);
            }
        }

        Assert.True(compared > 25);
        Assert.Null(ActivationFacts.Find("gelu")!.PlainLoops());
    }

    [Fact]
    public void Rules_FollowFromTheActivation()
    {
        Assert.Equal(["AK2001", "AK2002", "AK2101"], Ids("sigmoid").Intersect(["AK2001", "AK2002", "AK2101"]));
        Assert.Contains("AK2201", Ids("relu"));
        Assert.Contains("AK2202", Ids("relu"));
        Assert.DoesNotContain("AK2201", Ids("leaky"));
        Assert.DoesNotContain("AK2001", Ids("tanh"));
        Assert.Contains("AK1101", Ids("identity"));
        Assert.Equal("Gradient vanishes", RuleFacts.TitleOf("AK2101"));
    }

    [Fact]
    public void Advice_FollowsFromTheShape()
    {
        Assert.Contains("gates", Advice("sigmoid"), StringComparison.Ordinal);
        Assert.Contains("first choice", Advice("relu"), StringComparison.Ordinal);
        Assert.Contains("come back", Advice("leaky"), StringComparison.Ordinal);
        Assert.Contains("mean 0 and variance 1", Advice("selu"), StringComparison.Ordinal);
        Assert.Contains("variance 2 / inputs", Advice("relu"), StringComparison.Ordinal);
        Assert.All(ActivationFacts.All.Where(f => f.Traits is not null), f => Assert.NotEmpty(f.Traits!.Advice()));
    }

    [Fact]
    public void InputMeanSquare_IsTheDeclaredOne()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);

        Assert.Equal(DigitsData.MeanSquare, data.Train.Pixels.Average(p => (double)p * p), 2e-3);
    }

    [Fact]
    public void PredictionFromAttributes_IsTheOneThatTheCompilerPrinted()
    {
        IReadOnlyList<CompilerMessage> messages = CompilerLog.Read(CompilerLog.DefaultPath);

        foreach (Type network in (Type[])[typeof(DeepSigmoid), typeof(TanhLargeWeights), typeof(ReluNegativeBias), typeof(NarrowRelu)])
        {
            CompilerMessage message = CompilerLog.About(messages, network)[0];
            Assert.Equal(message.Description.ReplaceLineEndings("\n"), NetworkPrediction.Of(network).Table);
        }
    }

    [Fact]
    public void CompilerLog_HoldsTheSilencedWarningsWithTheirReasons()
    {
        IReadOnlyList<CompilerMessage> messages = CompilerLog.Read(CompilerLog.DefaultPath);

        Assert.Equal(["AK2001"], Of(typeof(SigmoidDigits)));
        Assert.Equal(["AK2001", "AK2101"], Of(typeof(DeepSigmoid)));
        Assert.Equal(["AK1102", "AK2002"], Of(typeof(TanhLargeWeights)));
        Assert.Contains("AK2202", Of(typeof(ReluNegativeBias)));
        Assert.Contains("AK2201", Of(typeof(NarrowRelu)));
        Assert.Empty(Of(typeof(TanhDigits)));
        Assert.Empty(Of(typeof(ReluDigits)));
        Assert.All(
            NetworkTable.Declared.SelectMany(m => CompilerLog.About(messages, m.Declared!)),
            m => Assert.StartsWith("The experiments", m.Reason, StringComparison.Ordinal));
        Assert.All(CompilerLog.About(messages, typeof(DeepSigmoid)), m => Assert.Equal("warning", m.Level));

        IEnumerable<string> Of(Type network) => CompilerLog.About(messages, network).Select(m => m.RuleId);
    }

    [Fact]
    public void MissingLog_IsEmpty() => Assert.Empty(CompilerLog.Read(Path.Combine(AppContext.BaseDirectory, "no.sarif")));

    [Fact]
    public void Meter_ReportsWhatObserveReturns()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        using var meter = new LayerMeter();
        var network = new TanhLargeWeights(1);
        network.ComputeGradients(data.Train.Pixels, data.Train.Labels);

        LayerObservation[] layers = network.Observe();

        Assert.InRange(layers[0].SaturatedShare, 0.5, 1);
        Assert.All(layers, l => Assert.Equal(new LayerReading(l.SaturatedShare, l.DeadShare), meter.Find(nameof(TanhLargeWeights), l.Layer)));
        Assert.Null(meter.Find(nameof(TanhLargeWeights), 9));
    }

    private static IEnumerable<string> Ids(string name) => RuleFacts.Concerning(name).Select(r => r.Id);

    private static string Advice(string name) => string.Join(' ', ActivationFacts.Find(name)!.Traits!.Advice());
}
