using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Benchmarks.Catalog;

namespace ActivationKernels.Benchmarks.Scaling;

/// <summary>The command "scaling": the same kernels on one core and on all.</summary>
internal static unsafe class ScalingCommand
{
    public const string Name = "scaling";

    private const int Rounds = 60;
    private static readonly TimeSpan Sample = TimeSpan.FromMicroseconds(200);

    private static readonly (string Name, Candidate<float> One, Candidate<float> All)[] Pairs =
    [
        Pair("relu forward", &Relu.Forward, &ParallelKernels.Relu),
        Pair("sigmoid forward", &Sigmoid.Forward, &ParallelKernels.Sigmoid),
        Pair("gelu forward", &Gelu.Forward, &ParallelKernels.Gelu),
        Pair("mish forward", &Mish.Forward, &ParallelKernels.Mish),
        Pair("mish derivative", &Mish.Derivative, &ParallelKernels.MishDerivative),
    ];

    public static Command Create()
    {
        var command = new Command(Name, "Time kernels with Parallel = true against the same kernels on one core.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores; microseconds a call on one core, on all, and how many times faster");
        foreach (int size in (int[])[64, 1024, 16384, 65536, 262144, 1048576, 4194304, 16777216])
        {
            using var operands = new Operands<float>(size, 0);
            foreach ((string name, Candidate<float> one, Candidate<float> all) in Pairs)
            {
                (double first, double second) = Fastest(one, all, operands);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} {size,9:N0} {first,12:0.000} {second,12:0.000} {first / second,6:0.00}"));
            }
        }

        return 0;
    }

    private static (string Name, Candidate<float> One, Candidate<float> All) Pair(
        string name, delegate*<ReadOnlySpan<float>, Span<float>, void> one, delegate*<ReadOnlySpan<float>, Span<float>, void> all) =>
        (name, new From1To1<float>("one", one), new From1To1<float>("all", all));

    // In turns, so that whatever else the machine does meets both.
    private static (double One, double All) Fastest(Candidate<float> one, Candidate<float> all, Operands<float> operands)
    {
        for (int warmUp = 0; warmUp < 3; warmUp++)
        {
            Time(one, operands, 1);
            Time(all, operands, 1);
        }

        int calls = Math.Max(1, (int)(Sample.TotalMicroseconds / Math.Max(0.01, Time(one, operands, 8))));
        (double One, double All) best = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < Rounds; round++)
        {
            best = (Math.Min(best.One, Time(one, operands, calls)), Math.Min(best.All, Time(all, operands, calls)));
        }

        return best;
    }

    private static double Time(Candidate<float> candidate, Operands<float> operands, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        candidate.Run(operands, calls);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
