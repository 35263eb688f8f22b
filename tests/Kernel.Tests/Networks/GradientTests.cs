using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Networks;

/// <summary>Outputs, losses and gradients against a network in double and its finite differences.</summary>
public sealed class GradientTests
{
    private const int Rows = 7;

    private static readonly Dictionary<string, (Func<ITrainable> Make, ReferenceNetwork Reference, bool IsDistribution, bool IsProbability)> Networks = new()
    {
        ["logits"] = (() => new LogitNet(1), new ReferenceNetwork(5, Loss.CrossEntropyWithLogits, (19, "leaky", 0.1), (8, "tanh", null), (3, "identity", null)), true, true),
        ["softmax"] = (() => new SoftmaxNet(2), new ReferenceNetwork(7, Loss.CrossEntropy, (16, "silu", null), (4, "softmax", null)), true, true),
        ["events"] = (() => new EventNet(3), new ReferenceNetwork(3, Loss.BinaryCrossEntropy, (17, "elu", 0.7), (9, "softplus", null), (2, "sigmoid", null)), false, true),
        ["event logits"] = (() => new EventLogitNet(4), new ReferenceNetwork(4, Loss.BinaryCrossEntropyWithLogits, (33, "tanh", null), (1, "identity", null)), false, true),
        ["regression"] = (() => new RegressionNet(5), new ReferenceNetwork(2, Loss.MeanSquaredError, (12, "tanh", null), (3, "elu", null)), false, false),
        ["wide"] = (() => new WideNet(7), new ReferenceNetwork(70, Loss.MeanSquaredError, (269, "silu", null), (65, "leaky", 0.1), (3, "identity", null)), false, false),
        ["blocked"] = (() => new BlockedNet(8), new ReferenceNetwork(130, Loss.MeanSquaredError, (530, "silu", null), (2, "identity", null)), false, false),
        ["linear"] = (() => new LinearNet(6), new ReferenceNetwork(6, Loss.MeanAbsoluteError, (1, "identity", null)), false, false),
    };

    public static TheoryData<string> Names => new(Networks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_IsTheReference(string name)
    {
        (Func<ITrainable> make, ReferenceNetwork reference, _, _) = Networks[name];
        ITrainable network = make();
        (float[] x, _) = Batch(name, network);
        var y = new float[Rows * network.Outputs];
        network.Predict(x, y);
        double[] parameters = Doubles(network.Parameters);

        for (int r = 0; r < Rows; r++)
        {
            double[] expected = reference.Predict(parameters, Doubles(x.AsSpan(r * network.Inputs, network.Inputs)));
            Assert.All(expected.Select((value, j) => (value, y[r * network.Outputs + j])), pair => Assert.Equal(pair.value, pair.Item2, 2e-6 * (1 + Math.Abs(pair.value))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_AreTheFiniteDifferencesOfTheReference(string name)
    {
        (Func<ITrainable> make, ReferenceNetwork reference, _, _) = Networks[name];
        ITrainable network = make();
        (float[] x, float[] targets) = Batch(name, network);

        float loss = network.ComputeGradients(x, targets);

        double[] parameters = Doubles(network.Parameters);
        Assert.Equal(reference.Loss(parameters, x, targets), loss, 2e-6 * (1 + loss));
        const double Step = 1e-5;
        const int Most = 500;
        for (int i = 0; i < parameters.Length; i += 1 + (parameters.Length / Most))
        {
            double value = parameters[i];
            parameters[i] = value + Step;
            double above = reference.Loss(parameters, x, targets);
            parameters[i] = value - Step;
            double below = reference.Loss(parameters, x, targets);
            parameters[i] = value;
            double slope = (above - below) / (2 * Step);
            Assert.True(Math.Abs(slope - network.Gradients[i]) <= 1e-6 + 2e-5 * Math.Abs(slope), $"Parameter {i}: {network.Gradients[i]:R} instead of {slope:R}.");
        }
    }

    // Over every rest of a tile of rows, forward, backward and in the sums over the batch.
    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsOfABatch_AreTheMeanOfThoseOfItsRows(string name)
    {
        const int Most = 19;
        ITrainable network = Networks[name].Make();
        (float[] x, float[] targets) = Batch(name, network, Most);
        var mean = new double[network.Gradients.Length];
        for (int rows = 1; rows <= Most; rows++)
        {
            network.ComputeGradients(x.AsSpan((rows - 1) * network.Inputs, network.Inputs), targets.AsSpan((rows - 1) * network.Outputs, network.Outputs));
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += (network.Gradients[i] - mean[i]) / rows;
            }

            network.ComputeGradients(x.AsSpan(0, rows * network.Inputs), targets.AsSpan(0, rows * network.Outputs));
            for (int i = 0; i < mean.Length; i++)
            {
                Assert.True(Math.Abs(mean[i] - network.Gradients[i]) <= 1e-6, $"{rows} rows, parameter {i}: {network.Gradients[i]:R} instead of {mean[i]:R}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_LeaveTheParametersAlone(string name)
    {
        ITrainable network = Networks[name].Make();
        float[] before = network.Parameters.ToArray();
        (float[] x, float[] targets) = Batch(name, network);

        network.ComputeGradients(x, targets);

        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingSteps_LowerTheLoss(string name)
    {
        ITrainable network = Networks[name].Make();
        (float[] x, float[] targets) = Batch(name, network);
        float first = network.TrainStep(x, targets);
        float last = first;
        for (int step = 0; step < 200; step++)
        {
            last = network.TrainStep(x, targets);
        }

        Assert.True(last < 0.95 * first, $"{first} became {last}.");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(34)]
    public void Gradients_AreTheMeanOverTheRows(int rows)
    {
        var network = new WideNet(8);
        var random = new Random(rows);
        float[] x = Enumerable.Range(0, rows * 70).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
        float[] targets = Enumerable.Range(0, rows * 3).Select(_ => (float)random.NextDouble()).ToArray();
        var expected = new double[WideNet.ParameterCount];
        for (int r = 0; r < rows; r++)
        {
            network.ComputeGradients(x.AsSpan(70 * r, 70), targets.AsSpan(3 * r, 3));
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] += (double)network.Gradients[i] / rows;
            }
        }

        network.ComputeGradients(x, targets);

        Assert.All(network.Gradients.ToArray(), (actual, i) => Assert.Equal(expected[i], actual, 1e-6));
    }

    [Fact]
    public void Labels_MeanTheSameAsTheirTargets()
    {
        var byLabel = new LogitNet(9);
        var byTarget = new LogitNet(9);
        (float[] x, _) = Batch("logits", byLabel);
        int[] labels = [0, 1, 2, 2, 1, 0, 2];
        float[] targets = labels.SelectMany(l => Enumerable.Range(0, 3).Select(c => c == l ? 1f : 0f)).ToArray();

        Assert.Equal(byTarget.TrainStep(x, targets), byLabel.TrainStep(x, labels));
        Assert.Equal(byTarget.Parameters.ToArray(), byLabel.Parameters.ToArray());
    }

    [Fact]
    public void LabelsOfOneUnit_AreItsTargets()
    {
        var network = new EventLogitNet(9);
        (float[] x, _) = Batch("event logits", network);

        float byLabel = network.ComputeGradients(x, new[] { 0, 1, 1, 0, 1, 0, 0 });

        Assert.Equal(network.ComputeGradients(x, new[] { 0f, 1, 1, 0, 1, 0, 0 }), byLabel);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainStep(x, new[] { 0, 1, 2, 0, 1, 0, 0 }));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void WrongLengths_Throw(int inputs)
    {
        var network = new LogitNet();

        Assert.Throws<ArgumentException>(() => network.Predict(new float[inputs], new float[3]));
        Assert.Throws<ArgumentException>(() => network.Predict(new float[5], new float[4]));
        Assert.Throws<ArgumentException>(() => network.TrainStep(new float[5], new float[6]));
        Assert.Throws<ArgumentException>(() => network.TrainStep(new float[5], new[] { 1, 2 }));
        Assert.Throws<ArgumentException>(() => network.TrainStep([], Array.Empty<float>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainStep(new float[5], new[] { 3 }));
        var shared = new float[5];
        Assert.Throws<ArgumentException>(() => network.Predict(shared, shared.AsSpan(0, 3)));
    }

    private static (float[] X, float[] Targets) Batch(string name, ITrainable network, int rows = Rows)
    {
        var random = new Random(17);
        float[] x = Enumerable.Range(0, rows * network.Inputs).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
        (_, _, bool isDistribution, bool isProbability) = Networks[name];
        var targets = new float[rows * network.Outputs];
        for (int r = 0; r < rows; r++)
        {
            Span<float> row = targets.AsSpan(r * network.Outputs, network.Outputs);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = (float)random.NextDouble() * (isProbability ? 1 : 3);
            }

            if (isDistribution)
            {
                float sum = 0;
                foreach (float value in row)
                {
                    sum += value;
                }

                for (int j = 0; j < row.Length; j++)
                {
                    row[j] /= sum;
                }
            }
        }

        return (x, targets);
    }

    private static double[] Doubles(ReadOnlySpan<float> values)
    {
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = values[i];
        }

        return result;
    }
}
