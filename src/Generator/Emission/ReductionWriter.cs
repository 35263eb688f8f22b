using System;
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
    private const string VectorTotals = "global::ActivationKernels.CompilerServices.VectorTotals";
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
        parameters = new KernelParameters(fused, fused.Outputs.Length, RowPlanWriter.Scalar, lane);
        values = new KernelClassWriter(
            writer, GuardedPrograms.Unguarded(ImmutableArray.Create(fused)), GuardedPrograms.Unguarded(ImmutableArray.Create(unfused)), capabilities, RowPlanWriter.Scalar, lane);
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
        using (writer.Block($"public static void Run({Declarations(parameters.Inputs($"ReadOnlySpan<{parameters.Element}> "), Kept($"Span<{lane}> "))})"))
        {
            foreach (LoopWriter loop in loops)
            {
                using (writer.Block($"if ({loop.Condition})"))
                {
                    IEnumerable<string> starts = parameters.Inputs("").Select(x => $"ref MemoryMarshal.GetReference({x})");
                    IEnumerable<string> buffers = Kept("").Select(buffer => $"ref MemoryMarshal.GetReference({buffer})");
                    string[] mask = kept.Count == 0 ? [] : [Mask("(nuint)", "nuint.MaxValue")];
                    writer.Line($"{loop.Name}({List(starts, parameters.Scalars(""), buffers, mask, ["(nuint)x0.Length"], parameters.Outputs("out "))});");
                    writer.Line("return;");
                }
            }

            if (loops.Length > 0)
            {
                writer.Line($"Plain({List(parameters.Inputs(""), parameters.Scalars(""), Kept(""), parameters.Outputs("out "))});");
            }
            else
            {
                WriteStripes();
            }
        }

        if (loops.Length > 0)
        {
            // Apart from Run, which needs no stripes in memory.
            writer.Line();
            using (writer.Block($"private static void Plain({Declarations(parameters.Inputs($"ReadOnlySpan<{parameters.Element}> "), Kept($"Span<{lane}> "))})"))
            {
                WriteStripes();
            }
        }
    }

    private string Declarations(IEnumerable<string> inputs, IEnumerable<string> buffers, params string[] others) =>
        List(inputs, parameters.Scalars(RowPlanWriter.Scalar + " "), buffers, others, parameters.Outputs("out double "));

    // Where the buffer is shorter than the row it is written from its beginning again: nobody reads it then.
    private string Mask(string conversion, string all) =>
        $"{Kept("").First()}.Length < x0.Length ? {conversion}{Kept("").First()}.Length - 1 : {all}";

    // One element after the other, into stripes in memory.
    private void WriteStripes()
    {
        foreach (string stripe in Stripes)
        {
            writer.Line($"Span<{lane}> {stripe} = stackalloc {lane}[{stripes}];");
            writer.Line($"{stripe}.Fill({Neutral(totals.Any(total => total.IsMax && total.Name == stripe))});");
        }

        if (kept.Count > 0)
        {
            writer.Line($"int mask = {Mask("", "int.MaxValue")};");
        }

        using (writer.Block("for (int i = 0; i < x0.Length; i++)"))
        {
            string outputs = List(parameters.Inputs("").Select(x => x + "[i]"), parameters.Scalars(""), parameters.Outputs($"out {lane} value"));
            writer.Line($"One({outputs});");
            foreach (int output in kept)
            {
                writer.Line($"kept{output}[i & mask] = valuey{output};");
            }

            writer.Line($"int stripe = i & {stripes - 1};");
            foreach (Total total in totals)
            {
                string value = $"valuey{total.Output}";
                writer.Line(total.IsMax ? $"{total.Name}[stripe] = {value} > {total.Name}[stripe] ? {value} : {total.Name}[stripe];"
                    : total.HasRest ? $"{Totals}.Add(ref {total.Name}[stripe], ref {total.Rest}[stripe], {value}, valuey{total.Output + 1});"
                    : $"{total.Name}[stripe] += {value};");
            }
        }

        WriteResults(Totals, "");
    }

    private void WriteResults(string owner, string suffix)
    {
        foreach (Total total in totals)
        {
            string result = total.IsMax ? $"Max({total.Name}{suffix})"
                : total.HasRest ? $"Sum({total.Name}{suffix}, {total.Rest}{suffix}, out y{total.Output + 1})"
                : $"Sum({total.Name}{suffix})";
            writer.Line($"y{total.Output} = {owner}.{result};");
        }
    }

    private string Neutral(bool isMax) => isMax ? lane + ".NegativeInfinity" : "0";

    private void WriteLoop(CoreWriter core)
    {
        Vocabulary vocabulary = core.Vocabulary;
        string[] mask = kept.Count == 0 ? [] : ["nuint mask"];
        string declarations = Declarations(
            parameters.Inputs($"ref {parameters.Element} "), Kept($"ref {lane} "), [.. mask, "nuint n"]);
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {core.LoopName}({declarations})"))
        {
            core.WriteScalars();
            int[] offsets = core.Offsets(stripes).ToArray();
            foreach (Total total in totals)
            {
                foreach (int offset in offsets)
                {
                    writer.Line($"{vocabulary.Type} {total.Name}_{offset} = {(total.IsMax ? vocabulary.Constant(double.NegativeInfinity) : vocabulary.Constant(0.0))};");
                    if (total.HasRest)
                    {
                        writer.Line($"{vocabulary.Type} {total.Rest}_{offset} = {vocabulary.Constant(0.0)};");
                    }
                }
            }

            writer.Line("nuint i = 0;");
            using (writer.Block($"for (; n - i >= {stripes}; i += {stripes})"))
            {
                WriteKeptIndex();
                foreach (int[] group in Groups())
                {
                    WriteInterleaved(core, group, isPart: false);
                }
            }

            using (writer.Block("if (i < n)"))
            {
                writer.Line("int count = (int)(n - i);");
                WriteKeptIndex();
                foreach (int[] group in Groups())
                {
                    if (group[0] == 0)
                    {
                        WriteInterleaved(core, group, isPart: true);
                    }
                    else
                    {
                        using (writer.Block($"if (count > {group[0]})"))
                        {
                            WriteInterleaved(core, group, isPart: true);
                        }
                    }
                }
            }

            for (int half = offsets.Length / 2; half > 0; half /= 2)
            {
                for (int j = 0; j < half; j++)
                {
                    WriteAddition(core, $"_{offsets[j]}", "of" + half, output => $"{Stripe(output)}_{offsets[half + j]}");
                }
            }

            WriteResults(VectorTotals, "_0");

            IEnumerable<int[]> Groups()
            {
                for (int first = 0; first < offsets.Length; first += core.UnrollFactor)
                {
                    yield return offsets.Skip(first).Take(core.UnrollFactor).ToArray();
                }
            }
        }
    }

    private void WriteKeptIndex()
    {
        if (kept.Count > 0)
        {
            writer.Line("nuint k = i & mask;");
        }
    }

    // The stripe that takes an output.
    private string Stripe(int output) => totals.Select(total => total.Output == output ? total.Name : total.HasRest && total.Output + 1 == output ? total.Rest : "").First(name => name.Length > 0);

    // A part of the stripes takes the elements that are left; in the other lanes stands what changes no total.
    private void WriteInterleaved(CoreWriter core, int[] offsets, bool isPart)
    {
        core.WriteLoads(offsets, isPart ? "count" : null);
        core.WriteInterleaved(offsets);
        foreach (int offset in offsets)
        {
            string[] results = core.Results(offset).Select(result => result.Value).ToArray();
            foreach (int output in kept)
            {
                writer.Line(Vocabulary.StoreLanes(results[output], $"kept{output}", CoreWriter.Index("k", offset)));
            }

            if (isPart)
            {
                foreach (Total total in totals)
                {
                    Keep(total.Output, total.IsMax);
                    if (total.HasLow)
                    {
                        Keep(total.Output + 1, isMax: false);
                    }
                }
            }

            WriteAddition(core, $"_{offset}", "", output => results[output]);

            void Keep(int output, bool isMax)
            {
                string value = $"value{output}_{offset}";
                writer.Line($"{core.Vocabulary.Type} {value} = {Vocabulary.KeepFirst(results[output], CoreWriter.Less("count", offset), Neutral(isMax))};");
                results[output] = value;
            }
        }
    }

    // The operations of RowTotals on vectors.
    private void WriteAddition(CoreWriter core, string suffix, string tag, Func<int, string> values)
    {
        foreach (Total t in totals)
        {
            string total = t.Name + suffix;
            string value = values(t.Output);
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
                string sum = $"sum{t.Output}{suffix}{tag}";
                string part = $"part{t.Output}{suffix}{tag}";
                string low = t.HasLow || tag.Length > 0 ? " + " + values(t.Output + 1) : "";
                writer.Line($"{type} {sum} = {total} + {value};");
                writer.Line($"{type} {part} = {sum} - {total};");
                writer.Line($"{t.Rest}{suffix} += ({total} - ({sum} - {part})) + ({value} - {part}){low};");
                writer.Line($"{total} = {sum};");
            }
        }
    }
}
