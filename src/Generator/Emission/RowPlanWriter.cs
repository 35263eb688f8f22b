using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using static ActivationKernels.Emission.KernelParameters;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes what one lowering of a kernel does with a row: the steps one after another, then the elements, which take the values of the
/// row as scalars.
/// </summary>
internal sealed class RowPlanWriter
{
    /// <summary>Type of a row's values; what a float element needs of them is converted where it is used.</summary>
    public const string Scalar = "double";

    /// <summary>Namespace of what generated code calls.</summary>
    public const string Services = "global::ActivationKernels.CompilerServices.";

    private const string BelowSingle = Services + "RowTotals.BelowSingle";

    private readonly CodeWriter writer;
    private readonly Kernel kernel;
    private readonly TargetCapabilities capabilities;
    private readonly KernelLowering fused;
    private readonly KernelLowering unfused;
    private readonly ImmutableArray<RowPass> passes;
    private readonly KernelParameters row;
    private readonly RowGuard? guard;

    /// <param name="writer">Receives the text.</param>
    /// <param name="kernel">What to compute.</param>
    /// <param name="capabilities">What the target offers.</param>
    /// <param name="fused">How, with fused multiply-adds.</param>
    /// <param name="unfused">How, without; with the same steps.</param>
    public RowPlanWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities, KernelLowering fused, KernelLowering unfused)
    {
        this.writer = writer;
        this.kernel = kernel;
        this.capabilities = capabilities;
        this.fused = fused;
        this.unfused = unfused;
        guard = fused.Guard;
        passes = RowReduction.Passes(fused.Steps).ToImmutableArray();
        row = new KernelParameters(kernel.Element, kernel.Inputs.Length, kernel.Scalars.Length, kernel.Outputs.Length);
    }

    /// <summary>Writes the classes that it calls.</summary>
    public void WriteClasses()
    {
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

    /// <summary>Writes the body of the method for one row; where a test is to precede it, that returns false before anything is written.</summary>
    public void WriteRow()
    {
        var known = row.Scalars("").ToList();
        foreach (RowPass pass in passes)
        {
            int[] steps = pass.Steps.ToArray();
            bool isOnce = fused.Steps[pass.First].Kind == RowStepKind.Once;
            foreach (int i in steps)
            {
                writer.Line($"// row{i}: {fused.Steps[i].Kind} of {FormulaPrinter.Print(fused.Steps[i].Operand)}");
            }

            if (guard is not null && fused.Steps[pass.First].Kind == RowStepKind.Sum)
            {
                WriteParts(pass, known);
            }
            else
            {
                IEnumerable<string> inputs = isOnce ? row.Inputs("").Select(_ => "0") : row.Inputs("");
                writer.Line($"Pass{pass.First}.{(isOnce ? "One" : "Run")}({List(inputs, known, Kept(pass), steps.SelectMany(Results))});");
            }

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

        if (guard is not null)
        {
            WriteTest(guard);
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

    // The sum of a part is one of doubles; what is lost between the parts is put back.
    private void WriteParts(RowPass pass, List<string> known)
    {
        int[] steps = pass.Steps.ToArray();
        writer.Line($"double {string.Join(", ", steps.Select(i => $"row{i} = 0, lost{i} = 0"))};");
        using (writer.Block($"for (int start = 0; start < x0.Length; start += {RowGuard.Part})"))
        {
            writer.Line($"int count = Math.Min({RowGuard.Part}, x0.Length - start);");
            writer.Line($"Pass{pass.First}.Run({List(row.Inputs("").Select(x => $"{x}.Slice(start, count)"), known, steps.Select(i => $"out double part{i}"))});");
            foreach (int i in steps)
            {
                writer.Line($"{Services}RowTotals.Add(ref row{i}, ref lost{i}, part{i}, 0);");
            }
        }

        foreach (int i in steps)
        {
            writer.Line($"row{i} += lost{i};");
        }
    }

    private void WriteTest(RowGuard guard)
    {
        IEnumerable<string> conditions = guard.Differences.SelectMany(difference => new[]
        {
            $"-{Row(difference.Nearest)} >= {Number(RowGuard.Smallest)}",
            $"{Row(difference.Farthest)} <= {Number(RowGuard.Largest)}",
            $"-{Row(difference.Nearest)} >= {Number(RowGuard.LeastShare)} * {Row(guard.Magnitude)}",
        });
        using (writer.Block($"if (!({string.Join(" && ", conditions)}))"))
        {
            writer.Line("return false;");
        }

        writer.Line();

        string Row(Expr value) => $"row{fused.StepWith(value)}";

        string Number(double value) => FloatLiteral.Of(value, ElementType.Double);
    }

    /// <summary>Names or declarations of the buffers for what is kept of a row.</summary>
    /// <param name="prefix">What precedes a name.</param>
    public IEnumerable<string> Buffers(string prefix) => Enumerable.Range(0, fused.KeptValues).Select(i => $"{prefix}kept{i}");

    // Names of the buffers that a pass fills.
    private IEnumerable<string> Kept(RowPass pass)
    {
        int next = 0;
        foreach (int step in fused.Kept)
        {
            for (int i = fused.HasRest(fused.Steps[step]) ? 2 : 1; i > 0; i--, next++)
            {
                if (pass.Steps.Contains(step))
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
        RowStep[] steps = pass.Steps.Select(i => fused.Steps[i]).ToArray();
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
