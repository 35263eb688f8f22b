using System;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>A declared network, and what the analyzer says about it while it is typed.</summary>
internal static class WarningPicture
{
    private const double CharacterWidth = 7.83;
    private const int LineLength = 88;

    private const string Network = """
        [Network(Inputs = 1, InputSecondMoment = 3333, Loss = Loss.MeanSquaredError)]
        [Dense(50, "tanh")]
        [Dense(1, "identity")]
        public sealed partial class Thermometer;
        """;

    public static async Task<string> DrawAsync()
    {
        Finding finding = Assert.Single(await new Analysis(new NetworkAnalyzer()).RunAsync("using ActivationKernels;\n" + Network), f => f.Id == "AK2002");
        var svg = new Svg(760);
        double y = 36;
        foreach (string line in Network.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            svg.Text(28, y, line, "#e6edf3", mono: true);
            int start = line.IndexOf(finding.Text, StringComparison.Ordinal);
            if (start >= 0)
            {
                svg.Squiggle(28 + (start * CharacterWidth), y + 5, finding.Text.Length * CharacterWidth, "#d29922");
            }

            y += 22;
        }

        y += 12;
        svg.Text(28, y, $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}", "#d29922", mono: true, bold: true);
        foreach (string line in Wrapped(finding.Message))
        {
            y += 20;
            svg.Text(28, y, line, "#c9d1d9", mono: true);
        }

        return svg.Finish($"{finding.Id} in the editor: {finding.Message}", y + 24, "#161b22");
    }

    private static string[] Wrapped(string message)
    {
        string line = "";
        var lines = new System.Collections.Generic.List<string>();
        foreach (string word in message.Split(' '))
        {
            if (line.Length + word.Length >= LineLength)
            {
                lines.Add(line);
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        lines.Add(line);
        return lines.ToArray();
    }
}
