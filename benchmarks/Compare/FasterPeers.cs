using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>Writes what the peers that are faster than a kernel leave out for it.</summary>
internal sealed class FasterPeers
{
    // Smaller sizes show what a call costs, larger ones what memory does.
    private static readonly int[] Sizes = [64, 1024, 65536];

    // A peer is faster from there on, as in the summary.
    private const double Even = 0.95;

    private const double AccurateBound = 1;
    private const double FastBound = 4;

    private readonly Action<FormattableString> line;
    private readonly Measurement[] measurements;
    private readonly Dictionary<(string, string, string), IReadOnlyDictionary<string, CandidateError>> errors;

    private FasterPeers(Action<FormattableString> line, IReadOnlyList<Measurement> measurements, IReadOnlyList<CaseErrors> errors)
    {
        this.line = line;
        this.measurements = measurements.Where(m => Sizes.Contains(m.Size)).ToArray();
        this.errors = errors.ToDictionary(e => (e.Activation, e.Pass, e.Element), e => e.Errors);
    }

    /// <param name="line">Takes the lines of the section.</param>
    /// <param name="measurements">Every case at every size.</param>
    /// <param name="errors">How exact the candidates are, where that is known.</param>
    public static void Write(Action<FormattableString> line, IReadOnlyList<Measurement> measurements, IReadOnlyList<CaseErrors> errors)
    {
        var section = new FasterPeers(line, measurements, errors);
        section.WriteSummary();
        section.WriteCases();
    }

    private static string Number(double value) =>
        double.IsInfinity(value) ? "wrong" : value.ToString(value < 10 ? "0.00" : value < 1e5 ? "0" : "0.0e0", CultureInfo.InvariantCulture);

    private void WriteSummary()
    {
        line($"");
        line($"## Faster peers");
        line($"");
        line($"Errors are the largest over {CaseErrors.Points:N0} inputs as they are timed, from the formula in double, in units of the last place; from the output they are taken at outputs of the function. A peer does the same if it is within 1 ulp (4 where the grade is fast) and carries the NaN of every input. Formulas of a user that are no row, and doubles, are not judged.");
        line($"");
        line($"| cases in which | {string.Join(" | ", Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size:N0}")))} |");
        line($"|---|{string.Concat(Sizes.Select(_ => "---|"))}");
        WriteCount("no peer is faster by more than 5 %", m => m.Best.Gain > Even);
        WriteCount("one is, and all that are do less", m => m.Best.Gain <= Even && IsJudged(m) && !Faster(m).Any(peer => DoesTheSame(m, peer)));
        WriteCount("one is that does the same", m => IsJudged(m) && Faster(m).Any(peer => DoesTheSame(m, peer)));
        WriteCount("one is, not judged", m => m.Best.Gain <= Even && !IsJudged(m));
    }

    private void WriteCount(string name, Func<Measurement, bool> condition) =>
        line($"| {name} | {string.Join(" | ", Sizes.Select(size => measurements.Count(m => m.Size == size && condition(m))))} |");

    private void WriteCases()
    {
        line($"");
        line($"How many times faster the kernel is than the fastest peer, where that is below 0.95, and how large the error of that peer is.");
        line($"");
        line($"| function | pass | kernel, ulp | {string.Join(" | ", Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size:N0}")))} |");
        line($"|---|---|---|{string.Concat(Sizes.Select(_ => "---|"))}");
        foreach (var row in measurements.GroupBy(m => (m.Activation, m.Pass, m.Element)).Where(row => row.Any(m => m.Best.Gain <= Even)))
        {
            Measurement first = row.First();
            string error = IsJudged(first) ? Number(Error(first, CandidateNames.Kernel).Units) : "-";
            IEnumerable<string> cells = Sizes.Select(size => row.FirstOrDefault(m => m.Size == size) is { } m && m.Best.Gain <= Even ? Cell(m) : "");
            line($"| {first.Activation}{(first.Element == "double" ? ", double" : "")} | {first.Pass} | {error} | {string.Join(" | ", cells)} |");
        }
    }

    private string Cell(Measurement m)
    {
        string letter = PerformancePage.Letters.First(l => l.Name == m.Best.Name).Letter;
        string ratio = $"{letter} {Number(m.Best.Gain)}";
        return !IsJudged(m) ? ratio
            : Error(m, m.Best.Name) is var error && DoesTheSame(m, m.Best.Name) ? $"**{ratio}**: {Number(error.Units)}"
            : $"{ratio}: {Number(error.Units)}{(error.KeepsNaN ? "" : ", drops NaN")}";
    }

    private bool IsJudged(Measurement m) => errors.ContainsKey((m.Activation, m.Pass, m.Element));

    private CandidateError Error(Measurement m, string candidate) => errors[(m.Activation, m.Pass, m.Element)][candidate];

    private static IEnumerable<string> Faster(Measurement m) => m.Peers.Where(peer => m.Gain(peer) <= Even);

    private bool DoesTheSame(Measurement m, string peer) =>
        Error(m, peer) is { KeepsNaN: true } error && error.Units <= (m.Pass == FastPass.Plain(m.Pass) ? AccurateBound : FastBound);
}
