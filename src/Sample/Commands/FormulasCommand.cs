using System;
using System.CommandLine;
using ActivationKernels.Sample.Formulas;

namespace ActivationKernels.Sample.Commands;

/// <summary>Checks the kernels of formulas that a user wrote in C#.</summary>
internal static class FormulasCommand
{
    public static Command Create()
    {
        var command = new Command("formulas", "Compares every gradient of four formulas written in C# with differences of their methods. Exit code 1 where one is off.");
        command.SetAction(_ => UserFormulas.Check(Console.Out) ? 0 : CommandLine.CheckFailed);
        return command;
    }
}
