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

    public RowClassWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.capabilities = capabilities;
        fused = new KernelLowering(kernel, isFused: true);
        unfused = new KernelLowering(kernel, isFused: false);
    }

    /// <summary>Writes the class; its method is Run over a whole number of rows.</summary>
    public void Write(string className)
    {
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            string element = Vocabulary.Keyword(kernel.Element);
            IEnumerable<string> parameters = Inputs($"ReadOnlySpan<{element}> ").Concat(Scalars(element + " ")).Concat(Outputs($"Span<{element}> "));
            using (writer.Block($"public static void Run({string.Join(", ", parameters)}, int rowLength)"))
            {
                using (writer.Block("for (int start = 0; start < x0.Length; start += rowLength)"))
                {
                    IEnumerable<string> arguments = Inputs("").Select(Slice).Concat(Scalars("")).Concat(Outputs("").Select(Slice));
                    writer.Line($"Row({string.Join(", ", arguments)});");
                }
            }

            writer.Line();
            using (writer.Block($"private static void Row({string.Join(", ", parameters)})"))
            {
                WriteRow();
            }

            for (int i = 0; i < fused.Steps.Length; i++)
            {
                writer.Line();
                WriteStep(i);
            }

            writer.Line();
            new KernelClassWriter(writer, fused.Elements(), unfused.Elements(), capabilities, Scalar).Write("Elements");
        }

        static string Slice(string span) => $"{span}.Slice(start, rowLength)";
    }

    private void WriteRow()
    {
        var known = Scalars("").ToList();
        for (int i = 0; i < fused.Steps.Length; i++)
        {
            RowStep step = fused.Steps[i];
            bool isOnce = step.Kind == RowStepKind.Once;
            bool hasRest = fused.HasRests && step.Kind != RowStepKind.Max;
            IEnumerable<string> arguments = (isOnce ? Inputs("").Select(_ => "0") : Inputs(""))
                .Concat(known)
                .Append($"out double row{i}")
                .Concat(hasRest ? [$"out double rest{i}"] : []);
            writer.Line($"// {step.Kind} of {Expressions.FormulaPrinter.Print(step.Operand)}");
            writer.Line($"Step{i}.{(isOnce ? "One" : "Run")}({string.Join(", ", arguments)});");
            if (!hasRest)
            {
                writer.Line($"double rest{i} = {(step.Kind == RowStepKind.Max ? "0" : $"{BelowSingle}(row{i})")};");
            }

            known.Add($"row{i}");
            known.Add($"rest{i}");
        }

        writer.Line($"Elements.Run({string.Join(", ", Inputs("").Concat(known).Concat(Outputs("")))});");
    }

    private void WriteStep(int index)
    {
        RowStepKind kind = fused.Steps[index].Kind;
        string className = $"Step{index}";
        if (kind != RowStepKind.Once)
        {
            new ReductionWriter(writer, kind, fused.Step(index), unfused.Step(index), capabilities).Write(className);
            return;
        }

        var values = new KernelClassWriter(
            writer, ImmutableArray.Create(fused.Step(index)), ImmutableArray.Create(unfused.Step(index)), capabilities, Scalar, Scalar);
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
