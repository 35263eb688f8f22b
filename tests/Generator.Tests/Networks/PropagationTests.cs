using System;
using System.Linq;
using ActivationKernels.Propagation;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>Variance map, chi and gradient factor, against published values and traces in 25 digits.</summary>
public sealed class PropagationTests
{
    [Theory]
    [InlineData("tanh", 1, 0, "1 0.3942944904 0.2364504105 0.1666563538 0.1279047353", "0.4644029024 0.6365445625 0.7267286831 0.7818194467 0.8187971515")]
    [InlineData("sigmoid", 1, 0, "1 0.2933790359 0.2660915631 0.2647563768 0.2646903158", "0.04483624135 0.05512368237 0.05569098049 0.05571923473 0.05572063389")]
    [InlineData("gelu", 2, 0, "2 1.844165744 1.687787289 1.531186473 1.374804855", "0.9790238756 0.9730296152 0.9659122176 0.9573952423 0.9471212592")]
    [InlineData("silu", 2, 0, "2 1.598306304 1.231901811 0.9086367554 0.63595317", "0.8537454498 0.8238411926 0.7879065013 0.745808193 0.6986777152")]
    [InlineData("tanh", 1.76, 0.05, "1.81 0.9338805694 0.7221188564 0.6413032548 0.604989091", "0.642109686 0.838930612 0.9217846976 0.9606712745 0.9798526377")]
    [InlineData("elu", 1.5, 0, "1.5 1.389764022 1.29790629 1.220883436", "0.9655059372 0.9721601991 0.9782219119 0.9837230878")]
    [InlineData("softsign", 1, 0, "1 0.1830140213 0.07044344255 0.03638994277", "0.2276713404 0.4152013569 0.536513924 0.6182793775")]
    public void Trace_IsThePublishedOne(string activation, double gain, double biasVariance, string variances, string chis)
    {
        double[] q = Numbers(variances);
        double[] chi = Numbers(chis);
        SignalPropagation signal = Stacks.Analyze(Stacks.Deep(q.Length, 64, activation, gain, biasVariance, outputGain: gain));

        for (int i = 0; i < q.Length; i++)
        {
            Assert.Equal(q[i], signal.Layers[i].Variance, Math.Abs(q[i]) * 6e-10);
            Assert.Equal(chi[i], signal.Layers[i].Chi, Math.Abs(chi[i]) * 6e-10);
        }

        Assert.Equal(chi.Aggregate(1.0, (product, c) => product * Math.Sqrt(c)), signal.GradientFactor, 1e-9);
    }

    [Theory]
    [InlineData("sigmoid", 5, 1, -3.185)]
    [InlineData("sigmoid", 5, 1.0 / 3, -4.269)]
    [InlineData("tanh", 10, 1, -0.573)]
    [InlineData("relu", 10, 1, -1.505)]
    [InlineData("selu", 10, 1, 0.150)]
    public void GradientFactor_IsThatOfTheSimulatedStacks(string activation, int hidden, double gain, double log10)
    {
        SignalPropagation signal = Stacks.Analyze(Stacks.Deep(hidden, 128, activation, gain, outputGain: gain));

        // The table simulates with the gain of the hidden layers at the output; a smaller one than 1 counts as 1 here.
        double output = Math.Log10(Math.Sqrt(Math.Max(gain, 1) / gain));
        Assert.Equal(log10, Math.Log10(signal.GradientFactor) - output, 6e-4);
    }

    [Fact]
    public void GradientNorm_OfVggWithSmallWeights_ShrinksAsHeEtAlDerive()
    {
        // Weights of standard deviation 0.01; an output layer with He's gain adds a factor of 1.
        int[] fans = { 576, 1152, 1152, 2304, 2304, 4608, 4608, 4608, 4608 };
        SignalPropagation signal = Stacks.Analyze(Stacks.Plan(1, fans
            .Select(fan => Stacks.Layer(fan, fan, "relu", fan * 1e-4))
            .Prepend(Stacks.Layer(64, 576, "relu", 2))
            .Append(Stacks.Layer(4608, 1, "identity", 2))));
        double[] factors = { 5.892556509888, 4.166666666667, 4.166666666667, 2.946278254944, 2.946278254944, 2.083333333333 };

        Assert.All(factors.Select((factor, i) => (factor, signal.Layers[i].Chi)), pair => Assert.Equal(1 / pair.factor, Math.Sqrt(pair.Chi), 1e-12));
        Assert.Equal(16728.7636, 1 / signal.GradientFactor, 1e-4);
    }

    [Theory]
    [InlineData("sigmoid", 1.0 / 3, 0, 0.0850337648755, 0.0200078293377)]
    [InlineData("sigmoid", 1, 0, 0.264686875182, 0.0557207067697)]
    [InlineData("sigmoid", 2, 0, 0.555289591373, 0.100977080692)]
    [InlineData("sigmoid", 4, 0, 1.1969143434, 0.171581354147)]
    [InlineData("sigmoid", 16, 0, 5.85540356441, 0.398879006544)]
    [InlineData("tanh", 2, 0, 0.617964769769, 1.10552882044)]
    [InlineData("tanh", 1.3, 0.05, 0.315316477485, 0.880163509883)]
    [InlineData("tanh", 1.5, 0.05, 0.418037200533, 0.938636268199)]
    [InlineData("tanh", 1.76, 0.05, 0.569462839852, 0.999796424204)]
    [InlineData("tanh", 2.0, 0.05, 0.721761872652, 1.04766599958)]
    [InlineData("tanh", 2.5, 0.05, 1.06395837742, 1.1335156987)]
    [InlineData("tanh", 4.0, 0.05, 2.19549392803, 1.34240241445)]
    public void FixedPoint_IsThePublishedOne(string activation, double gain, double biasVariance, double q, double chi)
    {
        SignalPropagation signal = Stacks.Analyze(Stacks.Deep(120, 64, activation, gain, biasVariance));
        LayerProfile layer = signal.Layers[110];

        Assert.Equal(q, layer.Variance, q * 2e-11);
        Assert.Equal(chi, layer.Chi, chi * 2e-11);
    }

    [Theory]
    [InlineData(0.001, 1.18918958523, 0.107292356148)]
    [InlineData(0.01, 1.42420529049, 0.273300913458)]
    [InlineData(0.04, 1.70079637214, 0.512078504234)]
    [InlineData(0.05, 1.76095463961, 0.570047881641)]
    [InlineData(0.1, 1.98607264114, 0.805799181913)]
    [InlineData(0.2, 2.28515247372, 1.16449628746)]
    [InlineData(0.3, 2.50512718968, 1.46116944693)]
    [InlineData(0.5, 2.84316745972, 1.97103061342)]
    [InlineData(1.0, 3.44321091227, 3.03639639462)]
    [InlineData(0.150964629379, 2.1533026489, 1)]
    [InlineData(2.01e-5, 1.0499956285, double.NaN)]
    public void TanhEdgeOfChaos_IsThePublishedOne(double biasVariance, double gain, double q)
    {
        // On the edge chi = 1: gain = 1 / E[f'^2], bias variance = q - gain E[f^2]; the latter rises with q.
        (double edge, double edgeGain) = Edge("tanh", biasVariance);

        Assert.Equal(gain, edgeGain, gain * 1e-10);
        if (!double.IsNaN(q))
        {
            Assert.Equal(q, edge, q * 1e-10);
        }
    }

    [Theory]
    [InlineData("tanh", 1.30414584006)]
    [InlineData("elu", 1.22925112414)]
    public void CriticalStandardDeviation_AtHayousBias_IsThatOfTheTheory(string activation, double deviation) =>
        Assert.Equal(deviation, Math.Sqrt(Edge(activation, 0.04).Gain), deviation * 1e-10);

    // Roberts, Yaida and Hanin: both susceptibilities are 1 where d/dq (gain E[f^2]) = gain E[f'^2] = 1.
    [Theory]
    [InlineData("gelu", 0.172922390756, 1.98305825744, 3.56155281281)]
    [InlineData("silu", 0.555143170722, 1.98800467827, 14.320173618)]
    public void CriticalPoint_IsThePublishedOne(string activation, double biasVariance, double gain, double q)
    {
        ActivationBehaviour behaviour = Stacks.Behaviour(activation);
        Moments moments = behaviour.MomentsOf(0, q);
        const double Step = 1e-3;
        double slope = (behaviour.MomentsOf(0, q * (1 + Step)).SecondMoment - behaviour.MomentsOf(0, q * (1 - Step)).SecondMoment) / (2 * q * Step);

        Assert.Equal(gain, 1 / moments.SquaredSlope, gain * 1e-10);
        Assert.Equal(biasVariance, q - gain * moments.SecondMoment, 1e-9);
        Assert.Equal(1, gain * slope, 1e-6);
    }

    [Theory]
    [InlineData("sigmoid", 1.0 / 3, "3 4 6 9")]
    [InlineData("sigmoid", 1, "4 5 8 12")]
    [InlineData("sigmoid", 2, "5 7 11 15")]
    [InlineData("sigmoid", 16, "11 16 26 36")]
    [InlineData("relu", 1.0 / 3, "6 8 13 18")]
    [InlineData("relu", 1, "14 20 34 47")]
    public void HiddenLayersUntilGradientsVanish_AreThePublishedNumber(string activation, double gain, string layers)
    {
        SignalPropagation signal = Stacks.Analyze(Stacks.Deep(160, 64, activation, gain));
        double chi = signal.Layers[150].Chi;
        double[] limits = { 1e-2, 1e-3, 1e-5, 1e-7 };

        Assert.Equal(Numbers(layers), limits.Select(limit => Math.Floor(Math.Log(limit) / Math.Log(Math.Sqrt(chi))) + 1));
    }

    [Fact]
    public void SmallOutputLayer_IsNoVanishing()
    {
        NetworkPlan plan = Stacks.Deep(3, 64, "relu", 2, outputGain: 1e-4);

        Assert.Equal(Math.Sqrt(0.5), Stacks.Analyze(plan).GradientFactor, 1e-12);
    }

    [Fact]
    public void NormalisedLayers_KeepSignalAndGradient()
    {
        LayerPlan layer = Stacks.Layer(64, 64, "relu", 0.01) with { Normalization = Normalization.BeforeActivation };
        SignalPropagation signal = Stacks.Analyze(Stacks.Plan(1, Enumerable.Repeat(layer, 30).Append(Stacks.Layer(64, 1, "identity", 2))));

        Assert.All(signal.Layers.Take(30), l => Assert.Equal(1, l.Variance));
        Assert.Equal(1, signal.GradientFactor, 1e-12);
    }

    [Fact]
    public void ResidualBranches_CarryTheGradientPastThem()
    {
        LayerPlan layer = Stacks.Layer(64, 64, "tanh", 0.01) with { IsResidual = true };
        SignalPropagation signal = Stacks.Analyze(Stacks.Plan(1, Enumerable.Repeat(layer, 20).Append(Stacks.Layer(64, 1, "identity", 1))));

        Assert.InRange(signal.GradientFactor, 1, 2);
    }

    [Fact]
    public void ConstantBias_ShiftsTheUnits()
    {
        LayerPlan layer = Stacks.Layer(64, 64, "relu", 1) with { Bias = InitialValues.Constant(-3) };
        SignalPropagation signal = Stacks.Analyze(Stacks.Plan(1, new[] { layer, Stacks.Layer(64, 1, "identity", 1) }));

        Assert.Equal(1.349898032e-3, signal.Layers[0].ActiveShare, 1e-12);
        Assert.Equal(1.349898032e-3, signal.Layers[0].Chi, 1e-12);
    }

    private static (double Variance, double Gain) Edge(string activation, double biasVariance)
    {
        ActivationBehaviour behaviour = Stacks.Behaviour(activation);
        double low = 0;
        double high = 10;
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            Moments moments = behaviour.MomentsOf(0, middle);
            if (middle - moments.SecondMoment / moments.SquaredSlope < biasVariance)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low, 1 / behaviour.MomentsOf(0, low).SquaredSlope);
    }

    private static double[] Numbers(string text) =>
        text.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
}
