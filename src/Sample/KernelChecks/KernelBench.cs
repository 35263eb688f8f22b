using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.KernelChecks;

/// <summary>Accuracy and speed of the kernels of one row on this machine.</summary>
internal sealed record KernelFigures(string Name, AccuracyFigures Accuracy, PassTimes Forward, PassTimes Backward);

/// <summary>Checks and times the kernels, one row after another on one thread.</summary>
internal static class KernelBench
{
    /// <summary>Rows of the catalog for which the sample declares no kernel.</summary>
    public static IReadOnlyList<string> Missing =>
        [.. ActivationFacts.All.Select(f => f.Name).Except(KernelTable.All.Select(k => k.Name), StringComparer.Ordinal)];

    /// <param name="kernels">What to measure.</param>
    /// <param name="pointsPerExponent">For the accuracy, on each side of 0.</param>
    /// <param name="effort">For the speed.</param>
    /// <param name="done">Called after each row.</param>
    /// <param name="cancellation">Stops after the current row; what is finished is returned.</param>
    public static IReadOnlyList<KernelFigures> Run(
        IReadOnlyList<CatalogKernel> kernels, int pointsPerExponent, TimingEffort effort, Action done, CancellationToken cancellation)
    {
        var figures = new List<KernelFigures>();
        foreach (CatalogKernel kernel in kernels)
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            ActivationFacts facts = ActivationFacts.Find(kernel.Name)!;
            AccuracyFigures accuracy = KernelAccuracy.Measure(kernel, facts, pointsPerExponent);
            (PassTimes forward, PassTimes backward) = KernelTiming.Measure(kernel, facts, effort);
            figures.Add(new KernelFigures(kernel.Name, accuracy, forward, backward));
            done();
        }

        return figures;
    }
}
