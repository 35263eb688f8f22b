using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that reduces a row to one value. Every so manieth element goes into one stripe of a total, whatever the width of
/// the vectors, and the stripes are put together in one order: the result has the same bits at every width.
/// </summary>
internal sealed class ReductionWriter
{
    private const string Totals = "global::ActivationKernels.CompilerServices.RowTotals";
    private const int StripesOfSingles = 32;
    private const int StripesOfDoubles = 16;

    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;
    private readonly KernelClassWriter values;
    private readonly bool isMax;
    private readonly bool hasRest;
    private readonly string lane;
    private readonly int stripes;

    /// <param name="writer">Receives the text.</param>
    /// <param name="kind">A maximum or a sum.</param>
    /// <param name="fused">What is reduced: for each element a value, and in a second output what that leaves out.</param>
    /// <param name="unfused">The same without fused multiply-adds.</param>
    /// <param name="capabilities">What the target offers.</param>
    public ReductionWriter(CodeWriter writer, RowStepKind kind, Program fused, Program unfused, TargetCapabilities capabilities)
    {
        this.writer = writer;
        isMax = kind == RowStepKind.Max;
        hasRest = fused.Outputs.Length > 1;
        lane = Vocabulary.Keyword(fused.Lane);
        stripes = fused.Lane == ElementType.Single ? StripesOfSingles : StripesOfDoubles;
        parameters = new KernelParameters(fused, fused.Outputs.Length, RowClassWriter.Scalar, lane);
        values = new KernelClassWriter(
            writer, ImmutableArray.Create(fused), ImmutableArray.Create(unfused), capabilities, RowClassWriter.Scalar, lane);
    }

    /// <summary>Writes the class; its method is Run, which returns the result and, behind it, what that leaves out.</summary>
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

    private IEnumerable<string> Stripes => hasRest ? ["totals", "rests"] : ["totals"];

    private void WriteRun(LoopWriter[] loops)
    {
        IEnumerable<string> results = parameters.Outputs("out double ");
        using (writer.Block($"public static void Run({List(parameters.Inputs($"ReadOnlySpan<{parameters.Element}> "), parameters.Scalars(RowClassWriter.Scalar + " "), results)})"))
        {
            foreach (string stripe in Stripes)
            {
                writer.Line($"Span<{lane}> {stripe} = stackalloc {lane}[{stripes}];");
                writer.Line($"{stripe}.Fill({(isMax ? lane + ".NegativeInfinity" : "0")});");
            }

            if (loops.Length > 0)
            {
                foreach (string span in parameters.Inputs(""))
                {
                    writer.Line($"ref {parameters.Element} {span}Start = ref MemoryMarshal.GetReference({span});");
                }

                writer.Line("nuint n = (nuint)x0.Length;");
                writer.Line("nuint i = 0;");
            }

            foreach (LoopWriter loop in loops)
            {
                using (writer.Block($"if ({loop.Condition})"))
                {
                    string arguments = List(
                        parameters.Inputs("").Select(x => $"ref {x}Start"), parameters.Scalars(""), Stripes.Select(s => $"ref {s}[0]"), ["i", "n"]);
                    writer.Line($"i = {loop.Name}({arguments});");
                }
            }

            using (writer.Block(loops.Length > 0 ? "for (; i < n; i++)" : "for (int i = 0; i < x0.Length; i++)"))
            {
                string element = loops.Length > 0 ? "[(int)i]" : "[i]";
                string outputs = List(parameters.Inputs("").Select(x => x + element), parameters.Scalars(""), parameters.Outputs($"out {lane} value"));
                writer.Line($"One({outputs});");
                writer.Line($"int stripe = (int)i & {stripes - 1};");
                writer.Line(isMax ? "totals[stripe] = valuey0 > totals[stripe] ? valuey0 : totals[stripe];"
                    : hasRest ? $"{Totals}.Add(ref totals[stripe], ref rests[stripe], valuey0, valuey1);"
                    : "totals[stripe] += valuey0;");
            }

            writer.Line(isMax ? $"y0 = {Totals}.Max(totals);" : hasRest ? $"y0 = {Totals}.Sum(totals, rests, out y1);" : $"y0 = {Totals}.Sum(totals);");
        }
    }

    private void WriteLoop(CoreWriter core)
    {
        Vocabulary vocabulary = core.Vocabulary;
        string starts = List(
            parameters.Inputs($"ref {parameters.Element} "), parameters.Scalars(RowClassWriter.Scalar + " "), Stripes.Select(s => $"ref {lane} {s}"), ["nuint i", "nuint n"]);
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static nuint {core.LoopName}({starts})"))
        {
            foreach (string scalar in parameters.Scalars(""))
            {
                writer.Line($"{vocabulary.Type} {core.Prefix}{scalar} = {vocabulary.Broadcast(scalar)};");
            }

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
        foreach (int offset in offsets)
        {
            foreach (string input in core.Used(parameters.Inputs("")))
            {
                string index = offset == 0 ? "i" : $"i + {offset}";
                writer.Line($"{core.Vocabulary.Type} {core.Prefix}{input}_{offset} = {core.Vocabulary.Load(input, index)};");
            }
        }

        core.WriteInstructions(offsets.Select(offset => $"_{offset}").ToArray(), core.Prefix);
        foreach (int offset in offsets)
        {
            string[] results = core.Results($"_{offset}", core.Prefix).Select(result => result.Value).ToArray();
            WriteAddition(core, $"_{offset}", results);
        }
    }

    // What does not fill all stripes: they are read and written where they are.
    private void WriteRest(CoreWriter core)
    {
        Vocabulary vocabulary = core.Vocabulary;
        writer.Line($"nuint stripe = i & {stripes - 1};");
        core.WriteCall("r", core.Arguments(parameters.Inputs("").Select(x => vocabulary.Load(x, "i")), parameters.Scalars(core.Prefix)));
        foreach (string stripe in Stripes)
        {
            writer.Line($"{vocabulary.Type} {stripe}_r = {vocabulary.Vector}.LoadUnsafe(ref {stripe}, stripe);");
        }

        WriteAddition(core, "_r", core.Outputs("r").ToArray());
        foreach (string stripe in Stripes)
        {
            writer.Line($"{stripe}_r.StoreUnsafe(ref {stripe}, stripe);");
        }
    }

    // The operations of RowTotals on vectors.
    private void WriteAddition(CoreWriter core, string suffix, string[] values)
    {
        string total = "totals" + suffix;
        if (isMax)
        {
            writer.Line($"{total} = {core.Vocabulary.Expression(new Instruction(Opcode.Max, 0, 1), operand => operand == 0 ? values[0] : total)};");
        }
        else if (!hasRest)
        {
            writer.Line($"{total} += {values[0]};");
        }
        else
        {
            string type = core.Vocabulary.Type;
            writer.Line($"{type} sum{suffix} = {total} + {values[0]};");
            writer.Line($"{type} part{suffix} = sum{suffix} - {total};");
            writer.Line($"rests{suffix} += ({total} - (sum{suffix} - part{suffix})) + ({values[0]} - part{suffix}) + {values[1]};");
            writer.Line($"{total} = sum{suffix};");
        }
    }

    private static string List(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));
}
