using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.KernelChecks;

/// <summary>Nanoseconds an element of one pass.</summary>
/// <param name="Kernel">Of the generated kernel.</param>
/// <param name="Plain">Of the loop over MathF; null where .NET lacks a function that it needs.</param>
/// <param name="Tensors">Of TensorPrimitives; null where nobody would write it so.</param>
internal sealed record PassTimes(double Kernel, double? Plain, double? Tensors);

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Samples of each candidate; the shortest counts.</param>
/// <param name="Sample">Length of one.</param>
internal sealed record TimingEffort(int Rounds, TimeSpan Sample)
{
    public static TimingEffort Quick { get; } = new(8, TimeSpan.FromMicroseconds(100));

    public static TimingEffort Full { get; } = new(40, TimeSpan.FromMicroseconds(200));
}

/// <summary>Times the candidates in turns, so that whatever else the machine does meets all of them alike.</summary>
internal static class KernelTiming
{
    /// <summary>Elements of a call: they fit into the first-level cache.</summary>
    public const int Elements = 1024;

    public static (PassTimes Forward, PassTimes Backward) Measure(CatalogKernel kernel, ActivationFacts facts, TimingEffort effort)
    {
        var operands = new KernelOperands(kernel.Inputs, Elements);
        var random = new Random(3);
        foreach (float[] input in operands.Inputs)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = (random.NextSingle() * 8) - 4;
            }
        }

        ScalarLoops? loops = facts.PlainLoops();
        PassTimes forward = Measure(
            operands, effort, kernel.Forward, loops is null ? null : o => loops.Forward(o.Inputs, o.Output), kernel.TensorForward);
        PassTimes backward = Measure(
            operands, effort, kernel.Backward, loops is null ? null : o => loops.Backward(o.Inputs, o.Upstream, o.Gradients), kernel.TensorBackward);
        return (forward, backward);
    }

    private static PassTimes Measure(
        KernelOperands operands, TimingEffort effort, Action<KernelOperands> kernel, Action<KernelOperands>? plain, Action<KernelOperands>? tensors)
    {
        double?[] times = Fastest(operands, effort, [kernel, plain, tensors]);
        return new PassTimes(times[0]!.Value, times[1], times[2]);
    }

    private static double?[] Fastest(KernelOperands operands, TimingEffort effort, IReadOnlyList<Action<KernelOperands>?> candidates)
    {
        int[] calls = [.. candidates.Select(c => c is null ? 0 : Calls(c, operands, effort))];
        var fastest = new double?[candidates.Count];
        for (int round = 0; round < effort.Rounds; round++)
        {
            for (int c = 0; c < candidates.Count; c++)
            {
                if (candidates[c] is { } candidate)
                {
                    double time = Time(candidate, operands, calls[c]).TotalNanoseconds / ((double)calls[c] * Elements);
                    fastest[c] = Math.Min(fastest[c] ?? double.PositiveInfinity, time);
                }
            }
        }

        return fastest;
    }

    // How many calls fill one sample. The first call compiles.
    private static int Calls(Action<KernelOperands> candidate, KernelOperands operands, TimingEffort effort)
    {
        candidate(operands);
        TimeSpan one = Time(candidate, operands, 4) / 4;
        return (int)Math.Clamp(effort.Sample / TimeSpan.FromTicks(Math.Max(one.Ticks, 1)), 1, 10_000);
    }

    private static TimeSpan Time(Action<KernelOperands> candidate, KernelOperands operands, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            candidate(operands);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
