using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Networks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Experiments;

public sealed class ExperimentTests
{
    private static readonly DigitsData Data = DigitsData.Load(DigitsData.DefaultPath);

    [Fact]
    public void Spread_IsMedianAndEnds()
    {
        Assert.Equal(new Spread(2, 1, 9), Spread.Of([9, 1, 2]));
        Assert.Equal(new Spread(2.5, 1, 4), Spread.Of([1, 4, 2, 3]));
        Assert.Equal(new Spread(3, 3, double.PositiveInfinity), Spread.Of([3, 3, double.PositiveInfinity]));
        Assert.Equal(double.PositiveInfinity, Spread.Of([1, double.PositiveInfinity]).Median);
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }

    [Fact]
    public void Epoch_ShowsEveryImageOnceInAnotherOrder()
    {
        var images = new Images([.. Enumerable.Range(0, 70).SelectMany(i => Enumerable.Repeat((float)i, 64))], [.. Enumerable.Range(0, 70)]);
        var batches = new BatchSource(images, seed: 1);
        var recorder = new Recorder();
        for (int i = 0; i < 2 * batches.BatchesPerEpoch; i++)
        {
            batches.Step(recorder);
        }

        Assert.Equal([32, 32, 6, 32, 32, 6], recorder.Batches.Select(b => b.Length));
        int[] first = [.. recorder.Batches.Take(3).SelectMany(b => b)];
        int[] second = [.. recorder.Batches.Skip(3).SelectMany(b => b)];
        Assert.Equal(Enumerable.Range(0, 70), first.Order());
        Assert.Equal(Enumerable.Range(0, 70), second.Order());
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("maxout")]
    public void Training_ImprovesAndRepeatsBitForBit(string name)
    {
        var training = new Training(Data);
        TrackedRun one = training.Track(NetworkTable.Contender(name), 0.1f, 4, 3, CancellationToken.None);
        TrackedRun two = training.Track(NetworkTable.Contender(name), 0.1f, 4, 3, CancellationToken.None);

        Assert.Equal(4, one.States.Count);
        Assert.Equal(one.States.Select(s => s.TrainLoss), two.States.Select(s => s.TrainLoss));
        Assert.Equal(one.Last.GradientRatios, two.Last.GradientRatios);
        Assert.True(one.Last.TrainLoss < one.First.TrainLoss);
        Assert.InRange(one.Last.TestAccuracy, 0.8, 1);
    }

    [Fact]
    public void Race_EndsWhereTheAccuracyIsReached()
    {
        var training = new Training(Data);
        NetworkModel relu = NetworkTable.Contender("relu");

        RaceEnd quick = training.Race(relu, 0.1f, 1, new Target(0.75, 22, 6), CancellationToken.None);
        RaceEnd never = training.Race(relu, 0.1f, 1, new Target(1.1, 1, 2), CancellationToken.None);

        Assert.InRange(quick.Epochs, 0.01, 3);
        Assert.InRange(quick.Accuracy, 0.75, 1);
        Assert.Equal(double.PositiveInfinity, never.Epochs);
    }

    [Fact]
    public void EpochsTo_CountsFromTheStart()
    {
        TrackedRun run = LaboratoryFixture.Run(0.1, 0.5, 0.96, 0.9);

        Assert.Equal(2, run.EpochsTo(0.95));
        Assert.Equal(double.PositiveInfinity, run.EpochsTo(0.97));
    }

    [Fact]
    public void BestRate_IsTheQuickestAndThenTheMostAccurate()
    {
        NetworkModel model = NetworkTable.Contender("relu");
        Spread never = Spread.Of([double.PositiveInfinity]);

        Assert.Equal(0.3f, new SweepResult(model, [new(0.1f, Spread.Of([5]), 0.95), new(0.3f, Spread.Of([4]), 0.95), new(1f, never, 0.1)]).Best.Rate);
        Assert.Equal(0.3f, new SweepResult(model, [new(0.1f, never, 0.5), new(0.3f, never, 0.6), new(1f, never, 0.1)]).Best.Rate);
    }

    [Fact]
    public void GradientRatios_AreRelativeToTheOutputLayer()
    {
        NetworkModel model = NetworkTable.Contender("relu");
        IReadOnlyList<double> ratios = Measurements.GradientRatios(model, model.Create(1), Data.Train);

        Assert.Equal(4, ratios.Count);
        Assert.Equal(1, ratios[^1]);
        Assert.All(ratios, r => Assert.InRange(r, 0.1, 10));
    }

    [Fact]
    public void CancelledLaboratory_KeepsFinishedExperiments()
    {
        using var stop = new CancellationTokenSource();
        var settings = LaboratorySettings.Quick(1) with { Epochs = 2, Activations = ["sigmoid", "tanh", "relu", "leaky"] };

        LaboratoryResults results = new Laboratory(Data, settings, new StopAt("deep stacks", stop), stop.Token).Run();

        Assert.True(results.IsStopped);
        Assert.Equal(4, results.Comparison.Count);
        Assert.Equal(4, results.Race.Count);
        Assert.Empty(results.Deep);
        Assert.Empty(results.Centring);
        Assert.Null(results.Dying);
    }

    [Fact]
    public void BornDeadShare_IsWhatTheWidthsPredict()
    {
        BornDeadCheck check = Sample.Experiments.Predictions.CountBornDead(Data, 2000);

        // 1 - (1 - 2^-4)^6; three standard errors of 2,000 trials are 3 %.
        Assert.Equal(1 - Math.Pow(15 / 16.0, 6), check.Predicted, 1e-9);
        Assert.Equal(check.Predicted, check.Measured, 0.032);
    }

    [Fact]
    public void Predictions_AgreeWithFreshNetworks()
    {
        IReadOnlyList<PredictionCheck> checks = Sample.Experiments.Predictions.Check(Data, [1, 2, 3], () => { }, CancellationToken.None);

        Assert.Equal(NetworkTable.Declared.Count, checks.Count);
        foreach (PredictionCheck check in checks.Where(c => c.Prediction.Layers[0].Units == NetworkTable.Width && c.Model != NetworkTable.ReluNegativeBias && c.Model != NetworkTable.LeakyNegativeBias))
        {
            Assert.Equal(check.Prediction.SaturatedShare, check.SaturatedShare.Median, 0.03);
            Assert.InRange(check.GradientRatios[0].Median / check.Prediction.Layers[0].GradientRatio, 0.4, 2.5);
        }
    }

    private sealed class StopAt(string experiment, CancellationTokenSource stop) : ILaboratoryProgress
    {
        public void Begin(string name, int jobs)
        {
            if (name == experiment)
            {
                stop.Cancel();
            }
        }

        public void Advance(string name)
        {
        }
    }

    /// <summary>Notes the labels that it is trained with.</summary>
    private sealed class Recorder : IClassifier
    {
        public List<int[]> Batches { get; } = [];

        public float LearningRate { get; set; }

        public ReadOnlySpan<float> Gradients => [];

        public void Predict(ReadOnlySpan<float> x, Span<float> y) => throw new NotSupportedException();

        public float ComputeGradients(ReadOnlySpan<float> x, ReadOnlySpan<int> labels) => throw new NotSupportedException();

        public float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
        {
            for (int i = 0; i < labels.Length; i++)
            {
                Assert.Equal(labels[i], x[i * DigitsData.PixelCount]);
            }

            Batches.Add(labels.ToArray());
            return 0;
        }

        public LayerObservation[] Observe() => throw new NotSupportedException();
    }
}
