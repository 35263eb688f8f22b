using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Threading;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>How long to measure.</summary>
/// <param name="WarmUp">No candidate has become faster for so long: tier-1 code takes some hundred milliseconds to appear.</param>
/// <param name="Sample">Time of one sample.</param>
/// <param name="Rounds">Number of samples of each candidate.</param>
internal sealed record Effort(TimeSpan WarmUp, TimeSpan Sample, int Rounds)
{
    public static Effort Quick { get; } = new(TimeSpan.FromMilliseconds(350), TimeSpan.FromMicroseconds(40), 400);

    public static Effort Full { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromMicroseconds(50), 1500);
}

/// <summary>
/// Times the candidates of a case in turns, a short sample each, so that whatever else the machine does meets all of them alike.
/// </summary>
internal static class RoundRobin
{
    // The scalar loops are up to a hundred times slower than the rest and need no such precision.
    private const int SlowCandidateShare = 8;

    public static Measurement Measure(BenchmarkCase benchmark, int size, int offset, Effort effort) => benchmark switch
    {
        BenchmarkCase<float> single => Measure(single, size, offset, effort),
        BenchmarkCase<double> wide => Measure(wide, size, offset, effort),
        _ => throw new ArgumentException($"No harness for {benchmark.Title}.", nameof(benchmark)),
    };

    private static Measurement Measure<T>(BenchmarkCase<T> benchmark, int size, int offset, Effort effort)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var operands = new Operands<T>(size, offset);
        IReadOnlyList<Candidate<T>> candidates = benchmark.Candidates;
        int[] calls = WarmUp(candidates, operands, effort);
        List<double>[] samples = candidates.Select(_ => new List<double>(effort.Rounds)).ToArray();

        for (int round = 0; round < effort.Rounds; round++)
        {
            for (int c = 0; c < candidates.Count; c++)
            {
                if (candidates[c].Name == CandidateNames.Scalar && round % SlowCandidateShare != 0)
                {
                    continue;
                }

                // The first call of a turn brings the data back into the cache.
                candidates[c].Run(operands, 1);
                TimeSpan time = RunAtStackOffset(candidates[c], operands, calls[c], 16 * (1 + (round % 4)));
                samples[c].Add(time.TotalNanoseconds / ((double)calls[c] * size));
            }
        }

        Timing Of(string name) => Find(name) ?? throw new ArgumentException($"{benchmark.Title} has no {name}.", nameof(benchmark));

        Timing? Find(string name) => candidates.ToList().FindIndex(c => c.Name == name) is >= 0 and var c ? Summarise(samples[c]) : null;

        return new Measurement(
            benchmark.Activation,
            benchmark.Pass,
            benchmark.Element,
            size,
            Of(CandidateNames.Kernel),
            Of(CandidateNames.Tensor),
            Of(CandidateNames.Scalar),
            Of(CandidateNames.Floor),
            Find(CandidateNames.Blocked));
    }

    /// <summary>
    /// Runs the candidates in turns until their code is final, that is, until none has become faster for a while, and returns the
    /// number of calls of each that fill one sample.
    /// </summary>
    private static int[] WarmUp<T>(IReadOnlyList<Candidate<T>> candidates, Operands<T> operands, Effort effort)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] fastest = Enumerable.Repeat(double.MaxValue, candidates.Count).ToArray();
        int[] calls = Enumerable.Repeat(1, candidates.Count).ToArray();
        long begin = Stopwatch.GetTimestamp();
        long improved = begin;
        while (Stopwatch.GetElapsedTime(improved) < effort.WarmUp && Stopwatch.GetElapsedTime(begin) < effort.WarmUp * 8)
        {
            for (int c = 0; c < candidates.Count; c++)
            {
                long start = Stopwatch.GetTimestamp();
                candidates[c].Run(operands, calls[c]);
                double time = Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls[c];
                if (time < 0.9 * fastest[c])
                {
                    improved = Stopwatch.GetTimestamp();
                }

                fastest[c] = Math.Min(fastest[c], time);
                calls[c] = (int)Math.Clamp(effort.Sample.TotalNanoseconds / Math.Max(fastest[c], 1), 1, 1e6);
            }

            // Leaves the processor to the thread that compiles tier-1 code: the measuring thread may be pinned beside it.
            Thread.Sleep(1);
        }

        return calls;
    }

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
