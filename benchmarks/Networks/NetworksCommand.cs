using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Benchmarks.Compare;
using ActivationKernels.Benchmarks.Libraries;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>
/// The command "networks": generated networks against TensorPrimitives, ONNX Runtime, TorchSharp where it loads, and what no
/// implementation can do without, in turns within one process.
/// </summary>
internal static class NetworksCommand
{
    public const string Name = "networks";

    private const int BatchRows = 32;
    private const float Rate = 0.001f;

    // In the order of the candidates; what is not measured has no timing.
    private static readonly string[] Peers = ["TensorPrimitives", "ONNX Runtime", "TorchSharp"];

    private static readonly Option<FileInfo?> Write = new("--write") { Description = "Write the table as this page." };

    private static readonly (int[] Sizes, Func<IDeclaredNetwork> Make)[] Networks =
    [
        ([64, 128, 128, 10], () => new SmallNetwork(1)),
        ([784, 256, 128, 10], () => new MiddleNetwork(1)),
        ([1024, 1024, 1024], () => new LargeNetwork(1)),
    ];

    public static Command Create()
    {
        var command = new Command(Name, "Time generated networks, TensorPrimitives, ONNX Runtime and TorchSharp in turns.") { Write };
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
        page.Append("Two floors are measured beside them: the time to read all parameters once, and the time that the multiply-adds of the call take in registers alone. ");
        page.Append("Whoever overlaps both perfectly needs the longer of the two; the last column says how much of the generated network's time that is.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Machine.Processor}; {Machine.VectorPath}; {RuntimeInformation.FrameworkDescription}\n\n");
        foreach (string missing in LibraryPeers.Missing)
        {
            Console.WriteLine(missing + ".");
            page.Append(missing).Append(".\n\n");
        }

        string titles = string.Join(" | ", Peers) + " | " + string.Join(" | ", Peers.Select(peer => peer + " / generated"));
        page.Append(CultureInfo.InvariantCulture, $"| network | call | generated | {titles} | reading | multiply-adds | floor / generated |\n");
        page.Append('|').Insert(page.Length, "---|", 3 + 2 * Peers.Length + 3).Append('\n');
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

    private static Result Measure(int[] sizes, IDeclaredNetwork network, int rows, bool trains)
    {
        var random = new Random(1);
        float[] x = Enumerable.Range(0, rows * sizes[0]).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
        float[] targets = Enumerable.Range(0, rows * sizes[^1]).Select(_ => (float)random.NextDouble()).ToArray();
        var y = new float[targets.Length];
        var peer = new TensorNetwork(sizes, network.Parameters, rows);
        using TorchNetwork? torch = TorchCandidate.Problem is null ? new TorchNetwork(sizes, network.Parameters, x, targets, Rate) : null;
        long multiplyAdds = MultiplyAdds(sizes, rows, trains);
        Action[] floors = [() => Floors.Read(network.Parameters), () => Floors.MultiplyAdd(multiplyAdds)];
        if (trains)
        {
            float loss = network.TrainStep(x, targets);
            Check(loss, peer.TrainStep(x, targets, Rate));
            Check(loss, torch?.Loss() ?? loss);
            return Measure(floors, () => network.TrainStep(x, targets), [() => peer.TrainStep(x, targets, Rate), null, torch is null ? null : torch.TrainStep]);
        }

        var fromOnnx = new float[targets.Length];
        using var onnx = new OnnxNetwork(sizes, network.Parameters, x, fromOnnx);
        network.Predict(x, y);
        onnx.Predict();
        ReadOnlySpan<float> fromPeer = peer.Predict(x);
        float[]? fromTorch = torch?.Outputs();
        for (int i = 0; i < y.Length; i++)
        {
            Check(y[i], fromPeer[i]);
            Check(y[i], fromOnnx[i]);
            Check(y[i], fromTorch?[i] ?? y[i]);
        }

        return Measure(floors, () => network.Predict(x, y), [() => peer.Predict(x), onnx.Predict, torch is null ? null : torch.Predict]);
    }

    private static Result Measure(Action[] floors, Action generated, Action?[] peers)
    {
        Timing[] timings = Turns.Measure([.. floors, generated, .. peers.OfType<Action>()]);
        int next = floors.Length + 1;
        return new Result(timings[2], peers.Select(peer => peer is null ? null : timings[next++]).ToArray(), timings[0], timings[1]);
    }

    // Forward each weight meets each row once; backward once for its gradient, and above the first layer once for the values below.
    private static long MultiplyAdds(int[] sizes, int rows, bool trains)
    {
        long[] layers = sizes.Zip(sizes.Skip(1), (inputs, units) => (long)rows * inputs * units).ToArray();
        return trains ? 3 * layers.Sum() - layers[0] : layers.Sum();
    }

    // Candidates that compute something else would be timed in vain.
    private static void Check(float a, float b)
    {
        if (!(Math.Abs(a - b) <= 1e-4 * (1 + Math.Abs(a))))
        {
            throw new InvalidOperationException($"The candidates differ: {a} and {b}.");
        }
    }

    private static string Row(string network, string call, Result result)
    {
        string peers = string.Join(" | ", result.Peers.Select(peer => peer is null ? "-" : Time(peer)));
        string ratios = string.Join(" | ", result.Peers.Select(peer => peer is null ? "-" : Number(Ratio(peer, result.Generated))));
        Timing floor = result.Reading.Minimum > result.MultiplyAdds.Minimum ? result.Reading : result.MultiplyAdds;
        return $"| {network} | {call} | {Time(result.Generated)} | {peers} | {ratios} | {Time(result.Reading)} | {Time(result.MultiplyAdds)} | {Number(Ratio(floor, result.Generated))} |";
    }

    private static string Time(Timing timing) => $"{Number(timing.Minimum / 1000)} ({Number(timing.Quartile / 1000)})";

    private static double Ratio(Timing peer, Timing generated) => Math.Sqrt(peer.Minimum / generated.Minimum * (peer.Quartile / generated.Quartile));

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

    /// <summary>The timings of one call.</summary>
    /// <param name="Generated">Of the generated network.</param>
    /// <param name="Peers">Of the others, null where one takes no part.</param>
    /// <param name="Reading">Of all parameters once.</param>
    /// <param name="MultiplyAdds">Of the arithmetic alone.</param>
    private sealed record Result(Timing Generated, IReadOnlyList<Timing?> Peers, Timing Reading, Timing MultiplyAdds);
}
