using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using ActivationKernels.Benchmarks.Compare;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>The command "networks": generated networks against TensorPrimitives and ONNX Runtime, in turns within one process.</summary>
internal static class NetworksCommand
{
    public const string Name = "networks";

    private const int BatchRows = 32;
    private const float Rate = 0.001f;

    private static readonly Option<FileInfo?> Write = new("--write") { Description = "Write the table as this page." };

    private static readonly (int[] Sizes, Func<IDeclaredNetwork> Make)[] Networks =
    [
        ([64, 128, 128, 10], () => new SmallNetwork(1)),
        ([784, 256, 128, 10], () => new MiddleNetwork(1)),
        ([1024, 1024, 1024], () => new LargeNetwork(1)),
    ];

    public static Command Create()
    {
        var command = new Command(Name, "Time generated networks, TensorPrimitives and ONNX Runtime in turns.") { Write };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Machine.PinThread();
        var page = new StringBuilder();
        page.Append("# Networks\n\nWritten by `dotnet run -c Release --project benchmarks -- networks --write docs/networks.md`. ");
        page.Append("Microseconds for one call, one thread, all candidates in turns within one process: fastest sample (lower quartile). ");
        page.Append("Hidden layers are rectifiers, the output is linear; a training step is gradient descent on the mean squared error of 32 rows. ");
        page.Append("ONNX Runtime runs with bound memory and all its optimisations; its package cannot train. Ratios are times of the peer over that of the generated network.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Machine.Processor}; {Machine.VectorPath}; {RuntimeInformation.FrameworkDescription}\n\n");
        page.Append("| network | call | generated | TensorPrimitives | ONNX Runtime | TensorPrimitives / generated | ONNX Runtime / generated |\n|---|---|---|---|---|---|---|\n");
        foreach ((int[] sizes, Func<IDeclaredNetwork> make) in Networks)
        {
            foreach ((string title, int rows, bool trains) in new[] { ("1 row", 1, false), ("32 rows", BatchRows, false), ("training step", BatchRows, true) })
            {
                string line = Row(string.Join('-', sizes), title, Measure(sizes, make(), rows, trains));
                Console.WriteLine(line);
                page.Append(line).Append('\n');
            }
        }

        if (parsed.GetValue(Write) is { } file)
        {
            File.WriteAllText(file.FullName, page.ToString());
        }

        return 0;
    }

    private static Timing[] Measure(int[] sizes, IDeclaredNetwork network, int rows, bool trains)
    {
        var random = new Random(1);
        float[] x = Enumerable.Range(0, rows * sizes[0]).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
        float[] targets = Enumerable.Range(0, rows * sizes[^1]).Select(_ => (float)random.NextDouble()).ToArray();
        var y = new float[targets.Length];
        var peer = new TensorNetwork(sizes, network.Parameters, rows);
        if (trains)
        {
            Check(network.TrainStep(x, targets), peer.TrainStep(x, targets, Rate));
            return Turns.Measure([() => network.TrainStep(x, targets), () => peer.TrainStep(x, targets, Rate)]);
        }

        var fromOnnx = new float[targets.Length];
        using var onnx = new OnnxNetwork(sizes, network.Parameters, x, fromOnnx);
        network.Predict(x, y);
        onnx.Predict();
        ReadOnlySpan<float> fromPeer = peer.Predict(x);
        for (int i = 0; i < y.Length; i++)
        {
            Check(y[i], fromPeer[i]);
            Check(y[i], fromOnnx[i]);
        }

        return Turns.Measure([() => network.Predict(x, y), () => peer.Predict(x), onnx.Predict]);
    }

    // Candidates that compute something else would be timed in vain.
    private static void Check(float a, float b)
    {
        if (!(Math.Abs(a - b) <= 1e-4 * (1 + Math.Abs(a))))
        {
            throw new InvalidOperationException($"The candidates differ: {a} and {b}.");
        }
    }

    private static string Row(string network, string call, IReadOnlyList<Timing> timings)
    {
        string peers = string.Join(" | ", Enumerable.Range(1, 2).Select(i => i < timings.Count ? Time(timings[i]) : "-"));
        string ratios = string.Join(" | ", Enumerable.Range(1, 2).Select(i => i < timings.Count ? Number(Ratio(timings[i], timings[0])) : "-"));
        return $"| {network} | {call} | {Time(timings[0])} | {peers} | {ratios} |";
    }

    private static string Time(Timing timing) => $"{Number(timing.Minimum / 1000)} ({Number(timing.Quartile / 1000)})";

    private static double Ratio(Timing peer, Timing generated) => Math.Sqrt(peer.Minimum / generated.Minimum * (peer.Quartile / generated.Quartile));

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
