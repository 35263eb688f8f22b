using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Lowering;
using static ActivationKernels.Emission.KernelParameters;

namespace ActivationKernels.Emission;

/// <summary>Writes the class that holds one kernel over rows: for each row what <see cref="RowPlanWriter"/> says.</summary>
internal sealed class RowClassWriter
{
    private const string Ordinary = "Ordinary";

    private readonly CodeWriter writer;
    private readonly Kernel kernel;
    private readonly KernelLowering fused;
    private readonly RowPlanWriter plan;
    private readonly RowPlanWriter? guarded;
    private readonly KernelParameters row;

    public RowClassWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        this.kernel = kernel;
        fused = new KernelLowering(kernel, isFused: true);
        var unfused = new KernelLowering(kernel, isFused: false, kept: fused.Kept);
        plan = new RowPlanWriter(writer, kernel, capabilities, fused, unfused);

        // A scalar loop gains nothing by it.
        guarded = capabilities.HasVectors && fused.Guarded is { } withFusion && unfused.Guarded is { } without
            ? new RowPlanWriter(writer, kernel, capabilities, withFusion, without)
            : null;
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
                WriteRun(parameters);
                writer.Line();
            }

            using (writer.Block($"{(kernel.IsObservation ? "public" : "private")} static void Row({List([parameters], plan.Buffers($"Span<{RowPlanWriter.Scalar}> "))})"))
            {
                if (guarded is not null)
                {
                    using (writer.Block($"if ({Ordinary}.Row({row.References(span => span)}))"))
                    {
                        writer.Line("return;");
                    }

                    writer.Line();
                }

                plan.WriteRow();
            }

            plan.WriteClasses();
            if (guarded is not null)
            {
                writer.Line();
                WriteGuarded(guarded, parameters);
            }
        }
    }

    private void WriteRun(string parameters)
    {
        using (writer.Block($"public static void Run({parameters}, int rowLength)"))
        {
            // Once for all rows: a thread takes some time to find its own.
            for (int i = 0; i < fused.KeptValues; i++)
            {
                writer.Line($"Span<{RowPlanWriter.Scalar}> kept{i} = {RowPlanWriter.Services}RowBuffer.Take({i}, rowLength);");
            }

            using (writer.Block("for (int start = 0; start < x0.Length; start += rowLength)"))
            {
                writer.Line($"Row({List([row.References(span => $"{span}.Slice(start, rowLength)")], plan.Buffers(""))});");
            }
        }
    }

    private void WriteGuarded(RowPlanWriter guarded, string parameters)
    {
        writer.Line("/// <summary>Rows whose sums lose nothing that counts; returns whether this was one. Only then something is written.</summary>");
        using (writer.Block($"private static class {Ordinary}"))
        {
            using (writer.Block($"public static bool Row({parameters})"))
            {
                guarded.WriteRow();
                writer.Line("return true;");
            }

            guarded.WriteClasses();
        }
    }
}
