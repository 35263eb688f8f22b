using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that holds one kernel: Run over spans, which picks the widest loop that the processor has and the spans fill,
/// One over single values, and behind them the loops and the straight-line cores of each width.
/// </summary>
internal sealed class KernelClassWriter
{
    private readonly CodeWriter writer;
    private readonly KernelParameters parameters;
    private readonly GuardedPrograms fused;
    private readonly GuardedPrograms unfused;
    private readonly bool hasVectors;
    private readonly int unrollFactor;

    public KernelClassWriter(CodeWriter writer, KernelRequest request, TargetCapabilities capabilities)
        : this(writer, GuardedPrograms.Lower(request, isFused: true), GuardedPrograms.Lower(request, isFused: false), capabilities)
    {
    }

    /// <param name="writer">Receives the text.</param>
    /// <param name="fused">The programs, in the order of their first outputs.</param>
    /// <param name="unfused">The same without fused multiply-adds.</param>
    /// <param name="capabilities">What the target offers.</param>
    /// <param name="scalar">Keyword of the type of the scalars; that of the elements unless given.</param>
    /// <param name="value">Keyword of the type of a single result; that of the elements unless given.</param>
    public KernelClassWriter(
        CodeWriter writer,
        GuardedPrograms fused,
        GuardedPrograms unfused,
        TargetCapabilities capabilities,
        string? scalar = null,
        string? value = null)
    {
        this.writer = writer;
        this.fused = fused;
        this.unfused = unfused;
        hasVectors = capabilities.HasVectors;
        unrollFactor = capabilities.UnrollFactor;
        parameters = new KernelParameters(fused.Programs[0], fused.Programs.Sum(program => program.Outputs.Length), scalar, value);
    }

    private bool DependsOnFusion => fused.Programs.Concat(fused.General).Any(program =>
        program.Instructions.Any(i => i.Opcode is Opcode.MultiplyAdd or Opcode.NegatedMultiplyAdd or Opcode.MultiplySubtract));

    public void Write(string className)
    {
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            LoopWriter[] loops = Loops();
            WriteRun(loops);
            WriteOne();
            if (hasVectors)
            {
                WriteFew();
            }

            foreach (LoopWriter loop in loops)
            {
                loop.Write();
            }

            WriteCores(loops);
        }
    }

    /// <summary>The straight-line cores of some loops, and those of single values where there are no vectors.</summary>
    public void WriteCores(IEnumerable<LoopWriter> loops)
    {
        foreach (CoreWriter core in loops.SelectMany(loop => loop.Cores.Concat(loop.GeneralCores)).Concat(Scalar(isGeneral: false)).Concat(Scalar(isGeneral: true)))
        {
            core.WriteMethod();
        }
    }

    private ImmutableArray<CoreWriter> Scalar(bool isGeneral) => Cores(Vocabulary.ScalarBits, unfused, "", isGeneral);

    /// <summary>One for each way through the kernel, widest first; none where the target has no vectors.</summary>
    public LoopWriter[] Loops() => hasVectors
        ? KernelClasses.Paths(DependsOnFusion).Select(path => Loop(path.Condition, path.Bits, path.IsFused ? fused : unfused, path.Suffix)).ToArray()
        : [];

    private LoopWriter Loop(string condition, int bits, GuardedPrograms programs, string suffix)
    {
        ImmutableArray<CoreWriter> cores = Cores(bits, programs, suffix, isGeneral: false);
        return new LoopWriter(writer, parameters, condition, cores, Guard(cores, bits, programs, suffix))
        {
            Streaming = StreamWriter.Suits(programs) ? new StreamWriter(writer, parameters, cores[0]) : null,
        };
    }

    private GuardWriter? Guard(ImmutableArray<CoreWriter> cores, int bits, GuardedPrograms programs, string suffix) => programs.IsGuarded
        ? new GuardWriter(writer, parameters, cores, Cores(bits, programs, suffix, isGeneral: true), programs)
        : null;

    private ImmutableArray<CoreWriter> Cores(int bits, GuardedPrograms guarded, string suffix, bool isGeneral)
    {
        ImmutableArray<Program> programs = isGeneral ? guarded.General : guarded.Programs;
        return programs
            .Select((program, index) => new CoreWriter(writer, bits, program, suffix, programs.Length == 1 ? -1 : index, isGeneral, unrollFactor))
            .ToImmutableArray();
    }

    private void WriteRun(LoopWriter[] loops)
    {
        writer.Line("/// <summary>All lengths go through the same instructions: a value depends on its input only, not on its place.</summary>");
        using (writer.Block($"public static void Run({parameters.Spans()})"))
        {
            if (!hasVectors)
            {
                using (writer.Block("for (int i = 0; i < x0.Length; i++)"))
                {
                    writer.Line($"One({parameters.Elements(span => span + "[i]")});");
                }

                return;
            }

            foreach ((string declaration, string span) in parameters.Inputs(type => "ref " + type).Zip(parameters.Inputs(""), (d, x) => (d, x)))
            {
                writer.Line($"{declaration}Start = ref MemoryMarshal.GetReference({span});");
            }

            foreach (string span in parameters.Outputs(""))
            {
                writer.Line($"ref {parameters.Element} {span}Start = ref MemoryMarshal.GetReference({span});");
            }

            writer.Line("nuint n = (nuint)x0.Length;");
            foreach (LoopWriter loop in loops)
            {
                using (writer.Block($"if ({loop.Condition} && n >= {loop.Step})"))
                {
                    loop.Streaming?.WriteChoice();
                    writer.Line($"{loop.Name}({parameters.References(span => $"ref {span}Start")}, n);");
                    writer.Line("return;");
                }
            }

            writer.Line($"Few({parameters.References(span => $"ref {span}Start")}, n);");
        }
    }

    // Apart from Run, which then ends in a jump whatever the length and needs no frame of its own.
    private void WriteFew()
    {
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Few({parameters.Starts()}, nuint n)"))
        using (writer.Block("for (nuint i = 0; i < n; i++)"))
        {
            writer.Line($"One({parameters.Elements(span => $"Unsafe.Add(ref {span}, i)")});");
        }
    }

    /// <summary>The method One: a single element takes the instructions of the narrowest vector, in one lane.</summary>
    public void WriteOne()
    {
        writer.Line();
        using (writer.Block($"public static void One({parameters.Values()})"))
        {
            foreach (LoopWriter loop in Loops().Where(loop => loop.IsNarrowest))
            {
                using (writer.Block($"if ({loop.Condition})"))
                {
                    WriteOne(loop.Cores, loop.Guard);
                    writer.Line("return;");
                }
            }

            ImmutableArray<CoreWriter> scalar = Scalar(isGeneral: false);
            WriteOne(scalar, Guard(scalar, Vocabulary.ScalarBits, unfused, ""));
        }
    }

    private void WriteOne(ImmutableArray<CoreWriter> cores, GuardWriter? guard)
    {
        if (guard is not null)
        {
            using (writer.Block($"if (!({guard.IsOrdinary()}))"))
            {
                WriteOne(guard.General, null);
                writer.Line("return;");
            }
        }

        foreach (CoreWriter core in cores)
        {
            IEnumerable<string> inputs = parameters.Inputs("").Select(core.Vocabulary.Broadcast);
            core.WriteCall(core.ResultPrefix, core.Arguments(inputs, parameters.Scalars("").Select(scalar => core.Vocabulary.Broadcast(scalar, parameters.ScalarType))));
            foreach (string output in core.Outputs(""))
            {
                writer.Line($"{output} = ({parameters.Value}){core.Vocabulary.First(core.ResultPrefix + output)};");
            }
        }
    }
}
