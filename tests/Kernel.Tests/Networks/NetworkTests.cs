using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Networks;

/// <summary>Parameters, initialisation, threads, observations and files of generated networks.</summary>
public sealed class NetworkTests
{
    [Fact]
    public void Layout_IsWeightsThenBiasesOfEachLayer()
    {
        var network = new LogitNet();

        Assert.Equal((5, 3, 5 * 19 + 19 + 19 * 8 + 8 + 8 * 3 + 3), (LogitNet.InputCount, LogitNet.OutputCount, LogitNet.ParameterCount));
        network.Layer2Weights[0] = 42;
        network.Layer3Bias[2] = 43;
        Assert.Equal((42, 43), (network.Parameters[5 * 19 + 19], network.Parameters[^1]));
    }

    [Fact]
    public void Seed_DecidesTheParameters()
    {
        Assert.Equal(new Outer.Frozen(7).Parameters.ToArray(), new Outer.Frozen(7).Parameters.ToArray());
        Assert.NotEqual(new Outer.Frozen(7).Parameters.ToArray(), new Outer.Frozen(8).Parameters.ToArray());
        var network = new Outer.Frozen(8);
        network.Initialize(7);
        Assert.Equal(new Outer.Frozen(7).Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void InitialWeights_HaveTheDeclaredDistribution()
    {
        var network = new Outer.Frozen(3);

        // 8,192 normal and 5,120 uniform values: three standard errors of a variance are 5 % and 4 %.
        Assert.Equal(2.0 / 64, Variance(network.Layer1Weights), 0.05 * 2 / 64);
        Assert.Equal(2.0 / 128, Variance(network.Layer2Weights), 0.04 * 2 / 128);
        float bound = MathF.Sqrt(6f / 128);
        Assert.All(network.Layer2Weights.ToArray(), w => Assert.InRange(w, -bound, bound));
        Assert.True(network.Layer1Weights.ToArray().Max() > 3 * MathF.Sqrt(2f / 64));
        Assert.All(network.Layer2Bias.ToArray(), b => Assert.Equal(0, b));
        Assert.All(new RegressionNet().Layer1Bias.ToArray(), b => Assert.Equal(0.1f, b));
        Assert.NotEqual(0, new LinearNet().Layer1Bias[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(100)]
    public void Outputs_DoNotDependOnTheBatch(int rows)
    {
        var network = new Outer.Frozen(5);
        float[] x = Random(rows * 64);
        var together = new float[rows * 10];
        network.Predict(x, together);

        for (int r = 0; r < rows; r++)
        {
            var alone = new float[10];
            network.Predict(x.AsSpan(64 * r, 64), alone);
            Assert.Equal(alone, together[(10 * r)..(10 * r + 10)]);
            Assert.Equal(1, alone.Sum(), 1e-5);
        }
    }

    public static TheoryData<string> WideNetworks => new(nameof(WideNet), nameof(BlockedNet));

    // From one row over every rest of a tile to a second tile of rows.
    [Theory]
    [MemberData(nameof(WideNetworks))]
    public void OutputsOfWideLayers_DoNotDependOnTheBatch(string name)
    {
        const int Most = 37;
        ITrainable network = name == nameof(WideNet) ? new WideNet(5) : new BlockedNet(5);
        (int inputs, int outputs) = (network.Inputs, network.Outputs);
        float[] x = Random(Most * inputs);
        var alone = new float[Most * outputs];
        for (int r = 0; r < Most; r++)
        {
            network.Predict(x.AsSpan(inputs * r, inputs), alone.AsSpan(outputs * r, outputs));
        }

        for (int rows = 2; rows <= Most; rows++)
        {
            var together = new float[rows * outputs];
            network.Predict(x.AsSpan(0, rows * inputs), together);
            Assert.Equal(alone[..(rows * outputs)], together);
        }
    }

    [Fact]
    public void Predict_IsSafeOnSeveralThreads()
    {
        var network = new Outer.Frozen(5);
        float[] x = Random(64 * 64);
        var expected = new float[64 * 10];
        network.Predict(x, expected);

        Parallel.For(0, 200, _ =>
        {
            var y = new float[64 * 10];
            network.Predict(x, y);
            Assert.Equal(expected, y);
        });
    }

    [Fact]
    public void StepsAndPredictions_AllocateNothing()
    {
        var network = new LogitNet();
        float[] x = Random(5 * 8);
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1];
        var y = new float[3 * 8];
        for (int i = 0; i < 3; i++)
        {
            network.TrainStep(x, labels);
            network.Predict(x, y);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            network.TrainStep(x.AsSpan(0, 5 * (i % 8 + 1)), labels.AsSpan(0, i % 8 + 1));
            network.Predict(x, y);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Momentum_AddsUpGradients()
    {
        var network = new SoftmaxNet(4);
        float[] x = Random(7 * 4);
        int[] labels = [0, 1, 2, 3];
        double[] parameters = network.Parameters.ToArray().Select(p => (double)p).ToArray();
        var velocity = new double[parameters.Length];
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(x, labels);
            for (int i = 0; i < parameters.Length; i++)
            {
                velocity[i] = 0.9 * velocity[i] + network.Gradients[i];
                parameters[i] -= 0.05 * velocity[i];
            }
        }

        AssertNear(parameters, network.Parameters, 1e-6);
    }

    [Fact]
    public void Adam_IsThatOfItsAuthors()
    {
        var network = new EventNet(4);
        float[] x = Random(3 * 4);
        float[] targets = Random(2 * 4).Select(t => (t + 1) / 2).ToArray();
        double[] parameters = network.Parameters.ToArray().Select(p => (double)p).ToArray();
        var first = new double[parameters.Length];
        var second = new double[parameters.Length];
        for (int step = 1; step <= 5; step++)
        {
            network.TrainStep(x, targets);
            for (int i = 0; i < parameters.Length; i++)
            {
                double gradient = network.Gradients[i];
                first[i] = 0.9 * first[i] + 0.1 * gradient;
                second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
                parameters[i] -= 0.01 * (first[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        AssertNear(parameters, network.Parameters, 2e-5);
    }

    [Fact]
    public void RmsProp_DividesByTheRootOfTheMeanSquare()
    {
        var network = new RegressionNet(4);
        float[] x = Random(2 * 4);
        float[] targets = Random(3 * 4);
        double[] parameters = network.Parameters.ToArray().Select(p => (double)p).ToArray();
        var squares = new double[parameters.Length];
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(x, targets);
            for (int i = 0; i < parameters.Length; i++)
            {
                double gradient = network.Gradients[i];
                squares[i] = 0.99 * squares[i] + 0.01 * gradient * gradient;
                parameters[i] -= 0.002 * gradient / (Math.Sqrt(squares[i]) + 1e-8);
            }
        }

        AssertNear(parameters, network.Parameters, 1e-5);
    }

    [Fact]
    public void Observations_CountDeadAndSaturatedUnits()
    {
        var network = new ObservedNet(1);
        Assert.Throws<InvalidOperationException>(network.Observe);
        network.Layer1Bias[..8].Fill(-1000);
        network.Layer2Bias[..6].Fill(50);
        network.ComputeGradients(Random(4 * 16), Random(2 * 16));

        LayerObservation[] layers = network.Observe();

        Assert.Equal(new[] { (1, "relu"), (2, "tanh"), (3, "identity") }, layers.Select(l => (l.Layer, l.Activation)));
        Assert.Equal(8.0 / 32, layers[0].DeadShare);
        Assert.Equal(0, layers[0].SaturatedShare);
        Assert.InRange(layers[1].SaturatedShare, 6.0 / 24, 6.0 / 24 + 0.2);
        Assert.Equal((0, 0), (layers[2].SaturatedShare, layers[2].DeadShare));
        float[] weights = network.Gradients[..(4 * 32)].ToArray();
        Assert.Equal(Math.Sqrt(weights.Sum(g => (double)g * g)), layers[0].GradientNorm, 1e-9);
    }

    [Fact]
    public void Observations_ReachListenersOfTheMeter()
    {
        var seen = new List<(string Instrument, double Value, object? Network, object? Layer)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "ActivationKernels")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(t => t.Key, t => t.Value);
            if (Equals(named["network"], nameof(ObservedNet)))
            {
                seen.Add((instrument.Name, value, named["network"], named["layer"]));
            }
        });
        listener.Start();
        var network = new ObservedNet(1);
        network.Layer1Bias.Fill(-1000);
        network.ComputeGradients(Random(4 * 16), Random(2 * 16));
        network.Observe();

        Assert.Contains(("activation_kernels.dead_share", 1.0, (object?)"ObservedNet", (object?)1), seen);
        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void SavedParameters_ComeBack()
    {
        var network = new LogitNet(1);
        using var file = new MemoryStream();
        network.Save(file);
        file.Position = 0;
        var other = new LogitNet(2);

        other.Load(file);

        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
        Assert.Equal(0, (8 + BitConverter.ToInt64(file.ToArray(), 0)) % 8);
    }

    [Fact]
    public void TruncatedFile_IsRefusedAtEveryLength()
    {
        using var file = new MemoryStream();
        new LogitNet(1).Save(file);
        byte[] bytes = file.ToArray();
        var network = new LogitNet(2);
        float[] before = network.Parameters.ToArray();

        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => network.Load(new MemoryStream(bytes, 0, length)));
        }

        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Theory]
    [InlineData("\"F32\"", "\"F16\"", "type F16")]
    [InlineData("[5,19]", "[19,5]", "shape [19, 5]")]
    [InlineData("layer1.weight", "layer1.weighs", "'layer1.weight' is missing")]
    [InlineData("layer1.weight", "layer1.bias\"  ", "cannot be read")]
    [InlineData("\"data_offsets\":[0,380]", "\"data_offsets\":[4,384]", "begins at byte 4")]
    [InlineData("\"data_offsets\":[0,380]", "\"data_offsets\":[0,376]", "has 376 bytes")]
    [InlineData("{\"layer1", "x\"layer1", "cannot be read")]
    public void WrongFile_IsRefusedWithItsReasonAndLeavesTheNetwork(string part, string replacement, string reason)
    {
        using var file = new MemoryStream();
        new LogitNet(1).Save(file);
        string text = System.Text.Encoding.Latin1.GetString(file.ToArray());
        Assert.Contains(part, text, StringComparison.Ordinal);
        int at = text.IndexOf(part, StringComparison.Ordinal);
        string changed = text[..at] + replacement + text[(at + part.Length)..];
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(changed);
        BitConverter.TryWriteBytes(bytes, BitConverter.ToInt64(bytes, 0) + changed.Length - text.Length);
        var network = new LogitNet(2);
        float[] before = network.Parameters.ToArray();

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => network.Load(new MemoryStream(bytes)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void FileOfAnotherNetwork_IsRefused()
    {
        using var file = new MemoryStream();
        new SoftmaxNet(1).Save(file);
        file.Position = 0;

        Assert.Throws<InvalidDataException>(() => new LogitNet().Load(file));
        using var longer = new MemoryStream();
        new LogitNet(1).Save(longer);
        longer.WriteByte(0);
        longer.Position = 0;
        Assert.Throws<InvalidDataException>(() => new LogitNet().Load(longer));
    }

    private static double Variance(ReadOnlySpan<float> values) => values.ToArray().Average(v => (double)v * v);

    private static float[] Random(int count)
    {
        var random = new Random(count);
        return Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
