using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActivationKernels.Sample.Commands;

/// <summary>Options that several commands share, and the rules for their values.</summary>
internal sealed class SampleOptions
{
    public Option<bool> Quick { get; } = new("--quick") { Description = "Fewer seeds and epochs: within 20 seconds." };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Plain text, without colours and live progress.", Recursive = true };

    public Option<int> Seed { get; } = new("--seed")
    {
        Description = "First seed of weights and of the order of the images; the others follow it.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => Integer(result, "--seed", int.MinValue, int.MaxValue - 100) ?? 0,
    };

    public Option<string> Out { get; } = new("--out")
    {
        Description = "Folder that receives report.html and the plots.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "artifacts",
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "File of digits, gzip-compressed CSV. Default: the one beside the program.",
        HelpName = "FILE",
    };

    /// <summary>A whole number between two ends; null, and an error, for anything else.</summary>
    public static int? Integer(ArgumentResult result, string option, int least, int most)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"{option} '{text}': expected a whole number from {least} to {most}.");
        return null;
    }
}
