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

    private const string Services = "global::ActivationKernels.CompilerServices.";
    private const string BelowSingle = Services + "RowTotals.BelowSingle";

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
        unfused = new KernelLowering(kernel, isFused: false, kept: fused.Kept);
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
                    // Once for all rows: a thread takes some time to find its own.
                    for (int i = 0; i < fused.KeptValues; i++)
                    {
                        writer.Line($"Span<{Scalar}> kept{i} = {Services}RowBuffer.Take({i}, rowLength);");
                    }

                    using (writer.Block("for (int start = 0; start < x0.Length; start += rowLength)"))
                    {
                        writer.Line($"Row({List([row.References(span => $"{span}.Slice(start, rowLength)")], Buffers(""))});");
                    }
                }

                writer.Line();
            }

            using (writer.Block($"{(kernel.IsObservation ? "public" : "private")} static void Row({List([parameters], Buffers($"Span<{Scalar}> "))})"))
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
                WriteElements("Elements", fused, unfused);
            }

            if (!fused.Kept.IsEmpty)
            {
                WriteElements("AllAgain", KeepingNothing(isFused: true), KeepingNothing(isFused: false));
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

            IEnumerable<string> results = Kept(pass).Concat(steps.SelectMany(Results));
            IEnumerable<string> arguments = (isOnce ? row.Inputs("").Select(_ => "0") : row.Inputs("")).Concat(known).Concat(results);
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
            WriteElements(known);
            return;
        }

        foreach ((string output, int step) in row.Outputs("").Zip(kernel.Outputs, (output, root) => (output, fused.StepOf(root))))
        {
            writer.Line($"{output} = row{step};");
        }

        IEnumerable<string> Results(int i) =>
            fused.HasRest(fused.Steps[i]) ? [$"out double row{i}", $"out double rest{i}"] : [$"out double row{i}"];
    }

    private IEnumerable<string> Buffers(string prefix) => Enumerable.Range(0, fused.KeptValues).Select(i => $"{prefix}kept{i}");

    // Names of the buffers that a pass fills.
    private IEnumerable<string> Kept(RowPass pass)
    {
        int next = 0;
        foreach (int step in fused.Kept)
        {
            for (int i = fused.HasRest(fused.Steps[step]) ? 2 : 1; i > 0; i--, next++)
            {
                if (step >= pass.First && step < pass.First + pass.Count)
                {
                    yield return $"kept{next}";
                }
            }
        }
    }

    // The elements of a row beyond the buffers, which went through them part by part, are computed from its inputs alone.
    private void WriteElements(List<string> known)
    {
        string[] buffers = Buffers("").ToArray();
        if (buffers.Length == 0)
        {
            writer.Line($"Elements.Run({string.Join(", ", row.Inputs("").Concat(known).Concat(row.Outputs("")))});");
            return;
        }

        using (writer.Block($"if ({buffers[0]}.Length < x0.Length)"))
        {
            writer.Line($"AllAgain.Run({string.Join(", ", row.Inputs("").Concat(known).Concat(row.Outputs("")))});");
            writer.Line("return;");
        }

        writer.Line();
        writer.Line($"Elements.Run({string.Join(", ", row.Inputs("").Concat(buffers).Concat(known).Concat(row.Outputs("")))});");
    }

    private KernelLowering KeepingNothing(bool isFused) => new(kernel, isFused, kept: ImmutableArray<int>.Empty);

    private void WriteElements(string className, KernelLowering withFusion, KernelLowering without)
    {
        writer.Line();
        new KernelClassWriter(writer, GuardedPrograms.Unguarded(withFusion.Elements()), GuardedPrograms.Unguarded(without.Elements()), capabilities, Scalar).Write(className);
    }

    private void WritePass(RowPass pass)
    {
        string className = $"Pass{pass.First}";
        RowStep[] steps = Enumerable.Range(pass.First, pass.Count).Select(i => fused.Steps[i]).ToArray();
        if (steps[0].Kind != RowStepKind.Once)
        {
            IEnumerable<(RowStepKind Kind, bool HasRest, bool IsKept)> totals =
                steps.Select((step, i) => (step.Kind, fused.HasRest(step), fused.Kept.Contains(pass.First + i)));
            new ReductionWriter(writer, totals, fused.Pass(pass), unfused.Pass(pass), capabilities)
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
