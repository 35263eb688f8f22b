using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.KernelChecks;
using Xunit;

namespace ActivationKernels.Sample.Tests.KernelChecks;

public sealed class KernelCheckTests
{
    [Fact]
    public void EveryKernel_IsWithinItsBound()
    {
        foreach (CatalogKernel kernel in KernelTable.All)
        {
            AccuracyFigures figures = KernelAccuracy.Measure(kernel, ActivationFacts.Find(kernel.Name)!, 4);
            Assert.True(figures.IsGood, $"{kernel.Name}: {figures}");
            Assert.True(figures.Points > 200);
        }
    }

    [Fact]
    public void WrongKernels_AreFound()
    {
        ActivationFacts tanh = ActivationFacts.Find("tanh")!;
        CatalogKernel good = KernelTable.Find("tanh")!;
        AccuracyFigures shifted = KernelAccuracy.Measure(good with { Forward = o => { good.Forward(o); o.Output[40] += 1e-3f; } }, tanh, 4);
        AccuracyFigures steep = KernelAccuracy.Measure(good with { Backward = o => { good.Backward(o); o.Gradients[0][3] *= 1.00001f; } }, tanh, 4);
        AccuracyFigures forgetful = KernelAccuracy.Measure(good with { Forward = o => { good.Forward(o); o.Output[^1] = 0; } }, tanh, 4);

        Assert.True(shifted is { IsGood: false, Derivative: <= 1, KeepsNaN: true } && shifted.Forward > 1);
        Assert.True(steep is { IsGood: false, Forward: <= 1 } && steep.Derivative > 1);
        Assert.True(forgetful is { IsGood: false, Forward: <= 1, KeepsNaN: false });
    }

    [Theory]
    [InlineData(1f, 1.0, 0)]
    [InlineData(1.0000001f, 1.0, 1)]
    [InlineData(1f, 1.00000006, 0.5)]
    [InlineData(float.Epsilon, 0.0, 1)]
    [InlineData(float.PositiveInfinity, 1e40, 0)]
    [InlineData(1f, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(float.NaN, 1.0, double.PositiveInfinity)]
    public void Error_CountsUnitsOfTheLastPlace(float value, double exact, double expected) =>
        Assert.Equal(expected, KernelAccuracy.Error(value, exact), 0.01);

    [Fact]
    public void Times_AreGivenWhereThereIsSomethingToCompare()
    {
        IReadOnlyList<KernelFigures> figures = KernelBench.Run(
            [KernelTable.Find("sigmoid")!, KernelTable.Find("gelu")!, KernelTable.Find("swiglu")!], 2, new TimingEffort(2, TimeSpan.FromMicroseconds(20)), () => { }, CancellationToken.None);

        Assert.True(figures[0].Forward is { Kernel: > 0, Plain: > 0, Tensors: > 0 });
        Assert.True(figures[0].Backward is { Kernel: > 0, Plain: > 0, Tensors: > 0 });
        Assert.True(figures[1].Forward is { Kernel: > 0, Plain: null, Tensors: null });
        Assert.True(figures[2].Backward is { Kernel: > 0, Plain: > 0, Tensors: null });
    }

    [Fact]
    public void CancelledBench_ReturnsWhatIsFinished()
    {
        using var stop = new CancellationTokenSource();

        IReadOnlyList<KernelFigures> figures = KernelBench.Run(
            KernelTable.All, 1, new TimingEffort(1, TimeSpan.FromMicroseconds(1)), stop.Cancel, stop.Token);

        Assert.Equal(["identity"], figures.Select(f => f.Name));
    }

    [Fact]
    public void Table_NamesEachRowOnceWithItsInputs()
    {
        Assert.Equal(KernelTable.All.Count, KernelTable.All.Select(k => k.Name).Distinct().Count());
        Assert.All(KernelTable.All, k => Assert.Equal(ActivationFacts.Find(k.Name)!.Inputs.Count, k.Inputs));
        Assert.Empty(KernelBench.Missing);
    }
}
