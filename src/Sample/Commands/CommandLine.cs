using System;
using System.CommandLine;

namespace ActivationKernels.Sample.Commands;

/// <summary>The commands of the sample.</summary>
internal static class CommandLine
{
    /// <summary>A check that the user asked for failed.</summary>
    public const int CheckFailed = 1;

    public const int UsageError = 2;
    public const int Interrupted = 130;

    /// <returns>0, <see cref="CheckFailed"/>, <see cref="Interrupted"/>, or <see cref="UsageError"/> after one line on the standard error.</returns>
    public static int Run(string[] arguments)
    {
        var options = new SampleOptions();
        var root = new RootCommand("Learns on real data which activation to use and why: trains small classifiers of handwritten digits with generated kernels and networks, and writes a report.");
        var train = new TrainCommand(options);
        train.Complete(root);
        root.Add(options.NoColor);
        root.Add(train.Create());
        root.Add(KernelsCommand.Create(options));
        root.Add(ExplainCommand.Create(options));
        root.Add(DiagnoseCommand.Create(options));
        root.Add(FormulasCommand.Create());
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Fail(parsed.Errors[0].Message);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UserErrorException e)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return UsageError;
    }
}
