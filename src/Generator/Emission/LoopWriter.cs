using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the loop over spans at one width. Spans fill at least one step; what is left behind the last full step is computed as part
/// of a step that ends with the spans, so that no element takes another path.
/// </summary>
internal sealed class LoopWriter
{
    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;

    /// <param name="writer">Receives the text.</param>
    /// <param name="parameters">What the loop reads and writes.</param>
    /// <param name="condition">Whether the processor has what the programs need at this width.</param>
    /// <param name="cores">The programs of the kernel at this width.</param>
    /// <param name="guard">Where those serve for elements of ordinary size only.</param>
    public LoopWriter(CodeWriter writer, KernelParameters parameters, string condition, ImmutableArray<CoreWriter> cores, GuardWriter? guard = null)
    {
        Guard = guard;
        this.writer = writer;
        this.parameters = parameters;
        Condition = condition;
        Cores = cores;
    }

    public string Condition { get; }

    public ImmutableArray<CoreWriter> Cores { get; }

    /// <summary>Null where the programs serve for all elements.</summary>
    public GuardWriter? Guard { get; }

    /// <summary>The way of spans beyond the caches; null where there is none.</summary>
    public StreamWriter? Streaming { get; init; }

    public ImmutableArray<CoreWriter> GeneralCores => Guard?.General ?? ImmutableArray<CoreWriter>.Empty;

    public bool IsNarrowest => Cores[0].Vocabulary.IsNarrowest;

    public string Name => Cores[0].LoopName;

    /// <summary>Elements of a step. Programs of different lanes advance by the same number.</summary>
    public int Step => Cores.Concat(GeneralCores).Max(core => core.Vocabulary.Count);

    /// <summary>
    /// Those of every loop. Compiled at once and for good, its speed does not depend on what ran before. Inlined into its caller it
    /// would take the registers from the checks there, and spans of a few vectors would pay for it.
    /// </summary>
    public static void WriteAttributes(CodeWriter writer)
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
    }

    public void Write()
    {
        WriteAttributes(writer);
        using (writer.Block($"private static void {Name}({parameters.Starts()}, nuint n)"))
        {
            foreach (CoreWriter core in Cores)
            {
                core.WriteScalars();
            }

            Guard?.WriteDivisors();
            int unrolled = Step * Cores.Min(core => core.UnrollFactor);
            writer.Line($"nuint rest = n & {Step - 1};");
            writer.Line($"nuint end = rest == 0 ? n : n - rest - {Step};");
            writer.Line($"nuint bulk = end & ~(nuint){unrolled - 1};");
            writer.Line("nuint i = 0;");
            using (writer.Block($"for (; i < bulk; i += {unrolled})"))
            {
                WriteInterleaved(unrolled);
            }

            using (writer.Block($"for (; i < end; i += {Step})"))
            {
                WriteGuard(Step, "i");
                WriteSteps("i");
            }

            using (writer.Block("if (i < n)"))
            {
                writer.Line($"nuint last = n - {Step};");
                WriteGuard(Step, "i", "last");
                WriteSteps("i", "last");
            }
        }

        Guard?.WriteMethod(Step);
        Streaming?.WriteMethods();
    }

    // Leaves the steps to another method where an element is not of ordinary size; that is rare and foreseen as such.
    private void WriteGuard(int elements, params string[] starts)
    {
        if (Guard is null)
        {
            return;
        }

        using (writer.Block($"if (!{Guard.AreOrdinary(elements, starts)})"))
        {
            if (starts.Length > 1)
            {
                Guard.WriteCall(starts[0], starts[1]);
                writer.Line("return;");
                return;
            }

            using (writer.Block($"for (nuint j = i; j < i + {elements}; j += {Step})"))
            {
                Guard.WriteCall("j", "j");
            }

            writer.Line("continue;");
        }
    }

    private void WriteInterleaved(int step)
    {
        WriteGuard(step, "i");
        foreach (CoreWriter core in Cores)
        {
            core.WriteLoads(core.Offsets(step));
        }

        foreach (CoreWriter core in Cores)
        {
            core.WriteInterleaved(core.Offsets(step));
        }

        foreach (CoreWriter core in Cores)
        {
            foreach (int offset in core.Offsets(step))
            {
                foreach ((string value, string output) in core.Results(offset))
                {
                    writer.Line(core.Vocabulary.Store(value, output, CoreWriter.Index("i", offset)));
                }
            }
        }
    }

    // Everything is read before anything is written: a destination may be an input, and steps may overlap.
    private void WriteSteps(params string[] starts)
    {
        foreach ((CoreWriter core, string start, int offset, string prefix) in Parts())
        {
            core.WriteCall(prefix, core.Arguments(core.Loads(CoreWriter.Index(start, offset)), parameters.Scalars(core.Prefix)));
        }

        foreach ((CoreWriter core, string start, int offset, string prefix) in Parts())
        {
            foreach (string output in core.Outputs(""))
            {
                writer.Line(core.Vocabulary.Store(prefix + output, output, CoreWriter.Index(start, offset)));
            }
        }

        IEnumerable<(CoreWriter Core, string Start, int Offset, string Prefix)> Parts() =>
            from start in starts
            from core in Cores
            from offset in core.Offsets(Step)
            select (core, start, offset, $"{start}{core.Prefix}{offset}_");
    }
}
