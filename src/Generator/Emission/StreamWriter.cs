using System.Linq;
using ActivationKernels.Lowering;
using static ActivationKernels.Emission.KernelParameters;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the way of spans far beyond the caches at one width, where memory takes longer than the work: stores go past the caches, so
/// that the lines of the destination are not read first. Not where the destination is an input, whose lines are there already.
/// </summary>
internal sealed class StreamWriter
{
    private const string Services = "global::ActivationKernels.CompilerServices.";

    // All spans together: more than the caches of most machines hold, so that whoever reads the results would not find them there.
    private const int LeastBytes = 1 << 24;

    // So many does the runtime hand on.
    private const int MostInputs = 3;

    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;
    private readonly CoreWriter core;

    /// <param name="writer">Receives the text.</param>
    /// <param name="parameters">What the loop reads and writes.</param>
    /// <param name="core">The program at this width.</param>
    public StreamWriter(CodeWriter writer, KernelParameters parameters, CoreWriter core)
    {
        this.writer = writer;
        this.parameters = parameters;
        this.core = core;
    }

    /// <summary>
    /// Only what begins at a line can be stored so: one output. Scalars would have to be held by an object while the spans are pinned.
    /// </summary>
    public static bool Suits(GuardedPrograms programs) => !programs.IsGuarded
        && programs.Programs.Length == 1
        && programs.Programs[0] is { Outputs.Length: 1, Scalars.IsEmpty: true } program
        && program.Inputs.Length <= MostInputs
        && program.Lane == program.Element
        && CostModel.IsMemoryBound(program);

    private int Least => LeastBytes / (parameters.Inputs("").Concat(parameters.Outputs("")).Count() * parameters.Type.Bytes());

    private string Large => core.NameOf("Large");

    private string Stream => core.NameOf("Stream");

    /// <summary>In the method over spans: leaves long ones to the loop with such stores.</summary>
    public void WriteChoice()
    {
        string areApart = string.Concat(parameters.Inputs("").Select(x => $" && !Unsafe.AreSame(ref {x}Start, ref y0Start)"));
        using (writer.Block($"if (n >= {Least}{areApart})"))
        {
            writer.Line($"{Large}({parameters.References(span => $"ref {span}Start")}, n);");
            writer.Line("return;");
        }

        writer.Line();
    }

    public void WriteMethods()
    {
        string[] inputs = parameters.Inputs("").ToArray();
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {Large}({parameters.Starts()}, nuint n)"))
        {
            string[] spans = Enumerable.Range(0, MostInputs).Select(i => $"source{i}").ToArray();
            string references = List(spans.Take(inputs.Length).Append("destination").Select(span => $"ref MemoryMarshal.GetReference({span})"));
            writer.Line("// What is aligned has to stay so: the destination is pinned.");
            writer.Line($"{Services}StreamingStores.Run<{parameters.Element}>(");
            writer.Line($"    ({string.Join(", ", spans)}, destination) => {Stream}({references}, (nuint){spans[0]}.Length),");
            writer.Line($"    {List(inputs.Select(x => $"MemoryMarshal.CreateReadOnlySpan(ref {x}, (int)n)").Prepend("MemoryMarshal.CreateSpan(ref y0, (int)n)"))});");
        }

        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {Stream}({parameters.Starts()}, nuint n)"))
        {
            WriteStream();
        }
    }

    private void WriteStream()
    {
        int step = core.Vocabulary.Count;
        int unrolled = step * core.UnrollFactor;
        writer.Line($"nint before = {Services}StreamingStores.ElementsBeforeLine(ref y0);");
        using (writer.Block("if (before < 0)"))
        {
            writer.Line($"{core.LoopName}({parameters.References(span => $"ref {span}")}, n);");
            writer.Line("return;");
        }

        writer.Line();
        writer.Line("// A few elements are computed twice: nothing that is read is written.");
        writer.Line($"{core.LoopName}({parameters.References(span => $"ref {span}")}, (nuint)Math.Max(before, {step}));");
        core.WriteScalars();
        writer.Line("nuint i = (nuint)before;");
        using (writer.Block($"for (; n - i >= {unrolled}; i += {unrolled})"))
        {
            core.WriteLoads(core.Offsets(unrolled));
            core.WriteInterleaved(core.Offsets(unrolled));
            foreach (int offset in core.Offsets(unrolled))
            {
                foreach ((string value, string output) in core.Results(offset))
                {
                    writer.Line($"{Services}StreamingStores.Store({value}, ref {output}, {CoreWriter.Index("i", offset)});");
                }
            }
        }

        writer.Line($"{Services}StreamingStores.Finish();");
        writer.Line($"i = Math.Min(i, n - {step});");
        writer.Line($"{core.LoopName}({parameters.References(span => $"ref Unsafe.Add(ref {span}, i)")}, n - i);");
    }
}
