using System.Threading;
using ActivationKernels.Sample.Layers;
using Xunit;

namespace ActivationKernels.Sample.Tests;

public class SweepTests
{
    [Fact]
    public void BestRun_ReachesTheTargetFirst()
    {
        TrainingResult[] results =
        [
            Result(rate: 0.1f, reached: null, loss: 0.01),
            Result(rate: 0.2f, reached: 7, loss: 0.2),
            Result(rate: 0.3f, reached: 7, loss: 0.1),
            Result(rate: 0.4f, reached: 9, loss: 0.05),
        ];

        Assert.Equal(0.3f, Sweep.Best(results).Rate);
    }

    [Fact]
    public void RunThatDiverged_IsTheWorst() =>
        Assert.Equal(0.2f, Sweep.Best([Result(0.1f, null, double.NaN), Result(0.2f, null, 5)]).Rate);

    [Fact]
    public void CancelledSweep_KeepsWhatIsFinished()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        using var stop = new CancellationTokenSource();
        var progress = new StopAfterFirstActivation(stop);

        var outcomes = Sweep.Run(new Trainer(data, epochs: 2, seed: 1), ActivationTable.All, progress, stop.Token);

        Assert.InRange(outcomes.Count, 1, ActivationTable.All.Count - 1);
        Assert.Equal("sigmoid", outcomes[0].Activation.Name);
    }

    [Fact]
    public void NearestName_IsOffered()
    {
        Assert.Equal("leaky", ActivationTable.Nearest("leeky"));
        Assert.Equal("relu", ActivationTable.Nearest("RLU"));
    }

    private static TrainingResult Result(float rate, int? reached, double loss) =>
        new(rate, reached, loss, 0.9, 0.9, new UnitStatistics(0, 0), 1, 1);

    private sealed class StopAfterFirstActivation(CancellationTokenSource stop) : ISweepProgress
    {
        private int sigmoidRuns;

        public void EpochDone(HiddenActivation activation)
        {
        }

        public void RunDone(HiddenActivation activation, TrainingResult result)
        {
            if (activation.Name == "sigmoid" && Interlocked.Increment(ref sigmoidRuns) == Sweep.Rates.Length)
            {
                stop.Cancel();
            }
        }
    }
}
