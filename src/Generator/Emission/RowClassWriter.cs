using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;
using static ActivationKernels.Emission.KernelParameters;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that holds one kernel over rows: for each row the steps one after another, then the elements, which take the
/// values of the row as scalars.
/// </summary>
internal sealed class RowClassWriter
{
    /// <summary>Type of a row's values; what a float element needs of them is converted where it is used.</summary>
    public const string Scalar = "double";

    private const string BelowSingle = "global::ActivationKernels.CompilerServices.RowTotals.BelowSingle";

    private readonly CodeWriter writer;
    private readonly Kernel kernel;
    private readonly TargetCapabilities capabilities;
    private readonly KernelLowering fused;
    private readonly KernelLowering unfused;
    private readonly ImmutableArray<RowPass> passes;
    private readonly KernelParameters row;

    public RowClassWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.capabilities = capabilities;
        fused = new KernelLowering(kernel, isFused: true);
        unfused = new KernelLowering(kernel, isFused: false);
        passes = RowReduction.Passes(fused.Steps).ToImmutableArray();
        row = new KernelParameters(kernel.Element, kernel.Inputs.Length, kernel.Scalars.Length, kernel.Outputs.Length);
    }

    /// <summary>Writes the class; its method is Run over a whole number of rows, or Row over one that is only observed.</summary>
    public void Write(string className)
    {
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            string parameters = kernel.IsObservation
                ? List(row.Inputs($"ReadOnlySpan<{row.Element}> "), row.Scalars(row.Element + " "), row.Outputs("out double "))
                : row.Spans();
            if (!kernel.IsObservation)
            {
                using (writer.Block($"public static void Run({parameters}, int rowLength)"))
                {
                    using (writer.Block("for (int start = 0; start < x0.Length; start += rowLength)"))
                    {
                        writer.Line($"Row({row.References(span => $"{span}.Slice(start, rowLength)")});");
                    }
                }

                writer.Line();
            }

            using (writer.Block($"{(kernel.IsObservation ? "public" : "private")} static void Row({parameters})"))
            {
                WriteRow();
            }

            foreach (RowPass pass in passes)
            {
                writer.Line();
                WritePass(pass);
            }

            if (!kernel.IsObservation)
            {
                writer.Line();
                new KernelClassWriter(writer, GuardedPrograms.Unguarded(fused.Elements()), GuardedPrograms.Unguarded(unfused.Elements()), capabilities, Scalar).Write("Elements");
            }
        }
    }

    private void WriteRow()
    {
        var known = row.Scalars("").ToList();
        foreach (RowPass pass in passes)
        {
            int[] steps = Enumerable.Range(pass.First, pass.Count).ToArray();
            bool isOnce = fused.Steps[pass.First].Kind == RowStepKind.Once;
            foreach (int i in steps)
            {
                writer.Line($"// row{i}: {fused.Steps[i].Kind} of {Expressions.FormulaPrinter.Print(fused.Steps[i].Operand)}");
            }

            IEnumerable<string> arguments = (isOnce ? row.Inputs("").Select(_ => "0") : row.Inputs("")).Concat(known).Concat(steps.SelectMany(Results));
            writer.Line($"Pass{pass.First}.{(isOnce ? "One" : "Run")}({string.Join(", ", arguments)});");
            foreach (int i in steps)
            {
                if (!fused.HasRest(fused.Steps[i]))
                {
                    writer.Line($"double rest{i} = {(fused.Steps[i].Kind == RowStepKind.Max ? "0" : $"{BelowSingle}(row{i})")};");
                }

                known.Add($"row{i}");
                known.Add($"rest{i}");
            }
        }

        if (!kernel.IsObservation)
        {
            writer.Line($"Elements.Run({string.Join(", ", row.Inputs("").Concat(known).Concat(row.Outputs("")))});");
            return;
        }

        foreach ((string output, int step) in row.Outputs("").Zip(kernel.Outputs, (output, root) => (output, fused.StepOf(root))))
        {
            writer.Line($"{output} = row{step};");
        }

        IEnumerable<string> Results(int i) =>
            fused.HasRest(fused.Steps[i]) ? [$"out double row{i}", $"out double rest{i}"] : [$"out double row{i}"];
    }

    private void WritePass(RowPass pass)
    {
        string className = $"Pass{pass.First}";
        RowStep[] steps = Enumerable.Range(pass.First, pass.Count).Select(i => fused.Steps[i]).ToArray();
        if (steps[0].Kind != RowStepKind.Once)
        {
            new ReductionWriter(writer, steps.Select(step => (step.Kind, fused.HasRest(step))), fused.Pass(pass), unfused.Pass(pass), capabilities)
                .Write(className);
            return;
        }

        var values = new KernelClassWriter(
            writer, GuardedPrograms.Unguarded(ImmutableArray.Create(fused.Pass(pass))), GuardedPrograms.Unguarded(ImmutableArray.Create(unfused.Pass(pass))), capabilities, Scalar, Scalar);
        using (writer.Block($"private static class {className}"))
        {
            values.WriteOne();
            values.WriteCores(values.Loops().Where(loop => loop.IsNarrowest));
        }
    }
}
