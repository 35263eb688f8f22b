using System.CommandLine;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Reports;
using ActivationKernels.Sample.Reports.Sections;

namespace ActivationKernels.Sample.Commands;

/// <summary>Prints what the compiler knows about the declared networks, beside what a fresh one of each does.</summary>
internal static class DiagnoseCommand
{
    public static Command Create(SampleOptions options)
    {
        var command = new Command("diagnose", "Prints the propagation table of every declared network, what a fresh one does with the digits, and the compiler's warnings.")
        {
            options.Seed, options.Data,
        };
        command.SetAction(parsed =>
        {
            DigitsData data = DigitsData.Load(parsed.GetValue(options.Data) ?? DigitsData.DefaultPath);
            Document document = DiagnoseReport.Compose(data, parsed.GetValue(options.Seed), CompilerLog.Read(CompilerLog.DefaultPath));
            ConsoleReport.Print(ConsoleReport.Create(!parsed.GetValue(options.NoColor)), document);
            return 0;
        });
        return command;
    }
}
