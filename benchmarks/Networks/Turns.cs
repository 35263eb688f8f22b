using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ActivationKernels.Benchmarks.Compare;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>Times whole calls in turns, so that whatever else the machine does meets all candidates alike.</summary>
internal static class Turns
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(1);
    private const int Rounds = 120;

    /// <summary>Nanoseconds for one call of each.</summary>
    public static Timing[] Measure(IReadOnlyList<Action> candidates)
    {
        int[] calls = candidates.Select(Calls).ToArray();
        List<double>[] samples = candidates.Select(_ => new List<double>(Rounds)).ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int c = 0; c < candidates.Count; c++)
            {
                // The first call of a turn brings the data back into the cache.
                candidates[c]();
                long start = Stopwatch.GetTimestamp();
                for (int i = 0; i < calls[c]; i++)
                {
                    candidates[c]();
                }

                samples[c].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls[c]);
            }
        }

        return samples.Select(s => s.Order().ToArray()).Select(s => new Timing(s[0], s[s.Length / 4])).ToArray();
    }

    private static int Calls(Action candidate)
    {
        long begin = Stopwatch.GetTimestamp();
        double fastest = double.MaxValue;
        while (Stopwatch.GetElapsedTime(begin) < WarmUp)
        {
            long start = Stopwatch.GetTimestamp();
            candidate();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return (int)Math.Clamp(Sample.TotalNanoseconds / Math.Max(fastest, 1), 1, 1e5);
    }
}
