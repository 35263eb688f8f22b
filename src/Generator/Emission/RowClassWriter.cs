using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

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

    public RowClassWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.capabilities = capabilities;
        fused = new KernelLowering(kernel, isFused: true);
        unfused = new KernelLowering(kernel, isFused: false);
        passes = RowReduction.Passes(fused.Steps).ToImmutableArray();
    }

    /// <summary>Writes the class; its method is Run over a whole number of rows, or Row over one that is only observed.</summary>
    public void Write(string className)
    {
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            string element = Vocabulary.Keyword(kernel.Element);
            string parameters = string.Join(", ", Inputs($"ReadOnlySpan<{element}> ")
                .Concat(Scalars(element + " "))
                .Concat(Outputs(kernel.IsObservation ? "out double " : $"Span<{element}> ")));
            if (!kernel.IsObservation)
            {
                using (writer.Block($"public static void Run({parameters}, int rowLength)"))
                {
                    using (writer.Block("for (int start = 0; start < x0.Length; start += rowLength)"))
                    {
                        IEnumerable<string> arguments = Inputs("").Select(Slice).Concat(Scalars("")).Concat(Outputs("").Select(Slice));
                        writer.Line($"Row({string.Join(", ", arguments)});");
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
                new KernelClassWriter(writer, fused.Elements(), unfused.Elements(), capabilities, Scalar).Write("Elements");
            }
        }

        static string Slice(string span) => $"{span}.Slice(start, rowLength)";
    }

    private void WriteRow()
    {
        var known = Scalars("").ToList();
        foreach (RowPass pass in passes)
        {
            int[] steps = Enumerable.Range(pass.First, pass.Count).ToArray();
            bool isOnce = fused.Steps[pass.First].Kind == RowStepKind.Once;
            foreach (int i in steps)
            {
                writer.Line($"// row{i}: {fused.Steps[i].Kind} of {Expressions.FormulaPrinter.Print(fused.Steps[i].Operand)}");
            }

            IEnumerable<string> arguments = (isOnce ? Inputs("").Select(_ => "0") : Inputs("")).Concat(known).Concat(steps.SelectMany(Results));
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
            writer.Line($"Elements.Run({string.Join(", ", Inputs("").Concat(known).Concat(Outputs("")))});");
            return;
        }

        foreach ((string output, int step) in Outputs("").Zip(kernel.Outputs, (output, root) => (output, fused.StepOf(root))))
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
            writer, ImmutableArray.Create(fused.Pass(pass)), ImmutableArray.Create(unfused.Pass(pass)), capabilities, Scalar, Scalar);
        using (writer.Block($"private static class {className}"))
        {
            values.WriteOne();
            values.WriteCores(values.Loops().Where(loop => loop.IsNarrowest));
        }
    }

    private IEnumerable<string> Inputs(string prefix) => kernel.Inputs.Select((_, i) => $"{prefix}x{i}");

    private IEnumerable<string> Scalars(string prefix) => kernel.Scalars.Select((_, i) => $"{prefix}s{i}");

    private IEnumerable<string> Outputs(string prefix) => kernel.Outputs.Select((_, i) => $"{prefix}y{i}");
}
