using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;
using static ActivationKernels.Emission.KernelParameters;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that reduces a row to values in one pass. Every so manieth element goes into one stripe of a total, whatever the
/// width of the vectors, and the stripes are put together in one order: the results have the same bits at every width.
/// </summary>
internal sealed class ReductionWriter
{
    private const string Totals = "global::ActivationKernels.CompilerServices.RowTotals";
    private const int StripesOfSingles = 32;
    private const int StripesOfDoubles = 16;

    // Each total is held in registers.
    private const int FewTotals = 2;
    private const int StripesOfManyTotals = 8;

    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;
    private readonly KernelClassWriter values;
    private readonly List<Total> totals = new();

    // The outputs that stay for the elements.
    private readonly List<int> kept = new();
    private readonly string lane;
    private readonly int stripes;

    /// <param name="writer">Receives the text.</param>
    /// <param name="steps">Maxima and sums, and whether what the sum leaves out counts.</param>
    /// <param name="fused">What is reduced: for each step a value, and behind it what that leaves out.</param>
    /// <param name="unfused">The same without fused multiply-adds.</param>
    /// <param name="capabilities">What the target offers.</param>
    public ReductionWriter(
        CodeWriter writer, IEnumerable<(RowStepKind Kind, bool HasRest, bool IsKept)> steps, Program fused, Program unfused, TargetCapabilities capabilities)
    {
        this.writer = writer;
        foreach ((RowStepKind kind, bool hasRest, bool isKept) in steps)
        {
            int output = totals.Sum(total => total.HasRest ? 2 : 1);
            bool hasLow = hasRest && !(IsZero(fused, output + 1) && IsZero(unfused, output + 1));
            totals.Add(new Total($"total{output}", hasRest ? $"rest{output}" : "", kind == RowStepKind.Max, output, hasLow));
            kept.AddRange(Enumerable.Range(output, !isKept ? 0 : hasRest ? 2 : 1));
        }

        lane = Vocabulary.Keyword(fused.Lane);
        stripes = fused.Outputs.Length > FewTotals ? StripesOfManyTotals
            : fused.Lane == ElementType.Single ? StripesOfSingles
            : StripesOfDoubles;
        parameters = new KernelParameters(fused, fused.Outputs.Length, RowClassWriter.Scalar, lane);
        values = new KernelClassWriter(
            writer, GuardedPrograms.Unguarded(ImmutableArray.Create(fused)), GuardedPrograms.Unguarded(ImmutableArray.Create(unfused)), capabilities, RowClassWriter.Scalar, lane);
    }

    private static bool IsZero(Program program, int output) =>
        program.Instructions[program.Outputs[output]] is { Opcode: Opcode.Constant, Value: 0 };

    // Names of the stripes of a total and of what they leave out, the first output that goes into it, and whether a value has a low part.
    private sealed record Total(string Name, string Rest, bool IsMax, int Output, bool HasLow)
    {
        public bool HasRest => Rest.Length > 0;
    }

    private IEnumerable<string> Stripes => totals.SelectMany(total => total.HasRest ? new[] { total.Name, total.Rest } : new[] { total.Name });

    /// <summary>Writes the class; its method is Run, which returns for each step its result and, behind it, what that leaves out.</summary>
    public void Write(string className)
    {
        using (writer.Block($"private static class {className}"))
        {
            LoopWriter[] loops = values.Loops();
            WriteRun(loops);
            values.WriteOne();
            foreach (LoopWriter loop in loops)
            {
                WriteLoop(loop.Cores[0]);
            }

            values.WriteCores(loops);
        }
    }

    private IEnumerable<string> Kept(string prefix) => kept.Select(output => $"{prefix}kept{output}");

    private void WriteRun(LoopWriter[] loops)
    {
        IEnumerable<string> results = Kept($"Span<{lane}> ").Concat(parameters.Outputs("out double "));
        using (writer.Block($"public static void Run({List(parameters.Inputs($"ReadOnlySpan<{parameters.Element}> "), parameters.Scalars(RowClassWriter.Scalar + " "), results)})"))
        {
            foreach (string stripe in Stripes)
            {
                writer.Line($"Span<{lane}> {stripe} = stackalloc {lane}[{stripes}];");
                writer.Line($"{stripe}.Fill({(totals.Any(total => total.IsMax && total.Name == stripe) ? lane + ".NegativeInfinity" : "0")});");
            }

            if (kept.Count == 0)
            {
                WriteSpan(loops, "");
            }
            else
            {
                // A whole number of stripes goes into the buffer: each part of a row goes on with the first.
                using (writer.Block($"for (int start = 0; start < x0.Length; start += {Kept("").First()}.Length)"))
                {
                    foreach (string span in parameters.Inputs(""))
                    {
                        writer.Line($"ReadOnlySpan<{parameters.Element}> part{span} = {span}.Slice(start, Math.Min({Kept("").First()}.Length, {span}.Length - start));");
                    }

                    WriteSpan(loops, "part");
                }
            }

            foreach (Total total in totals)
            {
                string result = total.IsMax ? $"Max({total.Name})" : total.HasRest ? $"Sum({total.Name}, {total.Rest}, out y{total.Output + 1})" : $"Sum({total.Name})";
                writer.Line($"y{total.Output} = {Totals}.{result};");
            }
        }
    }

    // What goes over the spans whose names begin so.
    private void WriteSpan(LoopWriter[] loops, string prefix)
    {
        string[] spans = parameters.Inputs("").Select(x => prefix + x).ToArray();
        if (loops.Length > 0)
        {
            foreach (string span in spans)
            {
                writer.Line($"ref {parameters.Element} {span}Start = ref MemoryMarshal.GetReference({span});");
            }

            writer.Line($"nuint n = (nuint){spans[0]}.Length;");
            writer.Line("nuint i = 0;");
        }

        foreach (LoopWriter loop in loops)
        {
            using (writer.Block($"if ({loop.Condition} && n - i >= {loop.Step})"))
            {
                string arguments = List(
                    spans.Select(x => $"ref {x}Start"), parameters.Scalars(""), Kept("").Concat(Stripes).Select(s => $"ref {s}[0]"), ["i", "n"]);
                writer.Line($"i = {loop.Name}({arguments});");
            }
        }

        using (writer.Block(loops.Length > 0 ? "for (; i < n; i++)" : $"for (int i = 0; i < {spans[0]}.Length; i++)"))
        {
            string element = loops.Length > 0 ? "[(int)i]" : "[i]";
            string outputs = List(spans.Select(x => x + element), parameters.Scalars(""), parameters.Outputs($"out {lane} value"));
            writer.Line($"One({outputs});");
            foreach (int output in kept)
            {
                writer.Line($"kept{output}{element} = valuey{output};");
            }

            writer.Line($"int stripe = (int)i & {stripes - 1};");
            foreach (Total total in totals)
            {
                string value = $"valuey{total.Output}";
                writer.Line(total.IsMax ? $"{total.Name}[stripe] = {value} > {total.Name}[stripe] ? {value} : {total.Name}[stripe];"
                    : total.HasRest ? $"{Totals}.Add(ref {total.Name}[stripe], ref {total.Rest}[stripe], {value}, valuey{total.Output + 1});"
                    : $"{total.Name}[stripe] += {value};");
            }
        }
    }

    private void WriteLoop(CoreWriter core)
    {
        Vocabulary vocabulary = core.Vocabulary;
        string starts = List(
            parameters.Inputs($"ref {parameters.Element} "), parameters.Scalars(RowClassWriter.Scalar + " "), Kept("").Concat(Stripes).Select(s => $"ref {lane} {s}"), ["nuint i", "nuint n"]);
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static nuint {core.LoopName}({starts})"))
        {
            core.WriteScalars();
            int[] offsets = core.Offsets(stripes).ToArray();
            foreach (string stripe in Stripes)
            {
                foreach (int offset in offsets)
                {
                    writer.Line($"{vocabulary.Type} {stripe}_{offset} = {vocabulary.Vector}.LoadUnsafe(ref {stripe}, {offset});");
                }
            }

            using (writer.Block($"for (; n - i >= {stripes}; i += {stripes})"))
            {
                for (int first = 0; first < offsets.Length; first += core.UnrollFactor)
                {
                    WriteInterleaved(core, offsets.Skip(first).Take(core.UnrollFactor).ToArray());
                }
            }

            foreach (string stripe in Stripes)
            {
                foreach (int offset in offsets)
                {
                    writer.Line($"{stripe}_{offset}.StoreUnsafe(ref {stripe}, {offset});");
                }
            }

            using (writer.Block($"for (; n - i >= {vocabulary.Count}; i += {vocabulary.Count})"))
            {
                WriteRest(core);
            }

            writer.Line("return i;");
        }
    }

    private void WriteInterleaved(CoreWriter core, int[] offsets)
    {
        core.WriteLoads(offsets);
        core.WriteInterleaved(offsets);
        foreach (int offset in offsets)
        {
            string[] results = core.Results(offset).Select(result => result.Value).ToArray();
            WriteKept(results, CoreWriter.Index("i", offset));
            WriteAddition(core, $"_{offset}", results);
        }
    }

    // What does not fill all stripes: they are read and written where they are.
    private void WriteRest(CoreWriter core)
    {
        Vocabulary vocabulary = core.Vocabulary;
        writer.Line($"nuint stripe = i & {stripes - 1};");
        core.WriteCall("r", core.Arguments(core.Loads("i"), parameters.Scalars(core.Prefix)));
        foreach (string stripe in Stripes)
        {
            writer.Line($"{vocabulary.Type} {stripe}_r = {vocabulary.Vector}.LoadUnsafe(ref {stripe}, stripe);");
        }

        WriteKept(core.Outputs("r").ToArray(), "i");
        WriteAddition(core, "_r", core.Outputs("r").ToArray());
        foreach (string stripe in Stripes)
        {
            writer.Line($"{stripe}_r.StoreUnsafe(ref {stripe}, stripe);");
        }
    }

    private void WriteKept(string[] values, string index)
    {
        foreach (int output in kept)
        {
            writer.Line(Vocabulary.StoreLanes(values[output], $"kept{output}", index));
        }
    }

    // The operations of RowTotals on vectors.
    private void WriteAddition(CoreWriter core, string suffix, string[] values)
    {
        foreach (Total t in totals)
        {
            string total = t.Name + suffix;
            string value = values[t.Output];
            if (t.IsMax)
            {
                writer.Line($"{total} = {core.Vocabulary.Expression(new Instruction(Opcode.Max, 0, 1), operand => operand == 0 ? value : total)};");
            }
            else if (!t.HasRest)
            {
                writer.Line($"{total} += {value};");
            }
            else
            {
                string type = core.Vocabulary.Type;
                writer.Line($"{type} sum{t.Output}{suffix} = {total} + {value};");
                writer.Line($"{type} part{t.Output}{suffix} = sum{t.Output}{suffix} - {total};");
                string low = t.HasLow ? $" + {values[t.Output + 1]}" : "";
                writer.Line($"{t.Rest}{suffix} += ({total} - (sum{t.Output}{suffix} - part{t.Output}{suffix})) + ({value} - part{t.Output}{suffix}){low};");
                writer.Line($"{total} = sum{t.Output}{suffix};");
            }
        }
    }
}
