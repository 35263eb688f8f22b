using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>How long to measure.</summary>
/// <param name="Sample">Time of one sample, unless one call takes longer.</param>
/// <param name="Cell">Time for all samples of one case at one size.</param>
/// <param name="Rounds">Largest number of samples of each candidate.</param>
internal sealed record Effort(TimeSpan Sample, TimeSpan Cell, int Rounds)
{
    public static Effort Quick { get; } = new(TimeSpan.FromMicroseconds(30), TimeSpan.FromMilliseconds(60), 200);

    public static Effort Full { get; } = new(TimeSpan.FromMicroseconds(50), TimeSpan.FromMilliseconds(400), 1500);
}

/// <summary>
/// Times the candidates of a case in turns, a short sample each, so that whatever else the machine does meets all of them alike.
/// </summary>
internal static class RoundRobin
{
    // The scalar loops are up to a hundred times slower than the rest and need no such precision.
    private const int SlowCandidateShare = 8;
    private const int FewestRounds = 5;

    private const int StackOffsets = 4;

    // Blocks of that size or less are one block.
    private const int Block = 1024;

    // What fits no cache is not brought back into one. Code is final after so many calls, however long they take.
    private const int LargestCached = 1 << 20;
    private const int LargestWarmUp = 1 << 12;

    // The runtime compiles anew what was called thirty times, and once more with what it learnt, each time after a pause without new
    // code. With thousands of loops that goes on behind the passes: it is over when a pass leaves nothing to compile.
    private const int LeastWarmUpPasses = 4;
    private const int MostWarmUpPasses = 40;
    private const int WarmUpCalls = 40;
    private static readonly TimeSpan WarmUpPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Measures all cases at one size, behind a common warm-up.</summary>
    public static IEnumerable<Measurement> Measure(IReadOnlyList<BenchmarkCase> cases, int size, int offset, Effort effort)
    {
        using var singles = new Operands<float>(size, offset);
        using var doubles = new Operands<double>(cases.Any(c => c is BenchmarkCase<double>) ? size : 0, offset);
        long compiled = -1;
        for (int pass = 0; pass < LeastWarmUpPasses || (pass < MostWarmUpPasses && compiled != JitInfo.GetCompiledMethodCount()); pass++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            foreach (BenchmarkCase benchmark in cases)
            {
                WarmUp(benchmark as BenchmarkCase<float>, singles);
                WarmUp(benchmark as BenchmarkCase<double>, doubles);
            }

            Thread.Sleep(WarmUpPause);
        }

        foreach (BenchmarkCase benchmark in cases)
        {
            yield return benchmark switch
            {
                BenchmarkCase<float> single => Measure(single, singles, effort),
                BenchmarkCase<double> wide => Measure(wide, doubles, effort),
                _ => throw new ArgumentException($"No harness for {benchmark.Title}.", nameof(cases)),
            };
        }
    }

    private static void WarmUp<T>(BenchmarkCase<T>? benchmark, Operands<T> operands)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operands<T> part = operands.Slice(0, Math.Min(operands.Length, LargestWarmUp));
        foreach (Candidate<T> candidate in (benchmark?.Candidates ?? []).Where(c => !c.IsForeign))
        {
            // Calls of Run count too: the loop in it is compiled like any other code.
            for (int call = 0; call < WarmUpCalls; call++)
            {
                candidate.Run(part, 1);
            }
        }
    }

    private static Measurement Measure<T>(BenchmarkCase<T> benchmark, Operands<T> operands, Effort effort)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Candidate<T>[] candidates = benchmark.Candidates.Where(c => c.Name != CandidateNames.Blocked || operands.Length > Block).ToArray();
        IDisposable?[] attached = candidates.Select(c => c.Attach(operands)).ToArray();
        List<double>[] samples = candidates.Select(_ => new List<double>(effort.Rounds)).ToArray();
        int[] calls = Calls(candidates, operands, effort);
        bool isCached = operands.Length <= LargestCached;
        long begin = Stopwatch.GetTimestamp();
        for (int round = 0; round < effort.Rounds && (round < FewestRounds || Stopwatch.GetElapsedTime(begin) < effort.Cell); round++)
        {
            // What ran before leaves its mark on the caches: every four rounds, once through the stack's offsets, another one begins.
            for (int turn = 0; turn < candidates.Length; turn++)
            {
                int c = (turn + (round / StackOffsets)) % candidates.Length;
                if (candidates[c].Name == CandidateNames.Scalar && round % SlowCandidateShare != 0)
                {
                    continue;
                }

                if (isCached)
                {
                    // The first call of a turn brings the data back into the cache.
                    candidates[c].Run(operands, 1);
                }

                TimeSpan time = RunAtStackOffset(candidates[c], operands, calls[c], 16 * (1 + (round % StackOffsets)));
                samples[c].Add(time.TotalNanoseconds / ((double)calls[c] * operands.Length));
            }
        }

        foreach (IDisposable? resource in attached)
        {
            resource?.Dispose();
        }

        return new Measurement(
            benchmark.Activation,
            benchmark.Pass,
            benchmark.Element,
            operands.Length,
            candidates.Zip(samples, (candidate, times) => (candidate.Name, Summarise(times))).ToDictionary(pair => pair.Name, pair => pair.Item2));
    }

    /// <summary>The number of calls of each candidate that fill one sample.</summary>
    private static int[] Calls<T>(Candidate<T>[] candidates, Operands<T> operands, Effort effort)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => candidates.Select(candidate =>
        {
            int calls = 1;
            while (true)
            {
                // Twice: whatever interrupts one of them would make the samples too short.
                TimeSpan time = TimeSpan.FromTicks(Math.Min(RunAtStackOffset(candidate, operands, calls, 16).Ticks, RunAtStackOffset(candidate, operands, calls, 16).Ticks));
                if (time >= effort.Sample / 2 || calls >= 1 << 20)
                {
                    return Math.Max(1, (int)(calls * (effort.Sample / time)));
                }

                calls *= 2;
            }
        }).ToArray();

    /// <summary>
    /// Runs with the stack moved. Vectors that are passed through memory cost several times more at an unlucky alignment, which
    /// is a matter of chance in a program: every candidate gets each alignment in turn, and so its best one.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TimeSpan RunAtStackOffset<T>(Candidate<T> candidate, Operands<T> operands, int calls, int bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<byte> room = stackalloc byte[bytes];
        room[0] = 1;
        long start = Stopwatch.GetTimestamp();
        candidate.Run(operands, calls);
        return Stopwatch.GetElapsedTime(start) * room[0];
    }

    private static Timing Summarise(List<double> samples)
    {
        samples.Sort();
        return new Timing(samples[0], samples[samples.Count / 4]);
    }
}
