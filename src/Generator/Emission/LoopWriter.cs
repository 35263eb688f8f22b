using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that holds one kernel: the loops over spans at each width and the path of a single element, which call or
/// repeat the straight-line cores. All lengths go through the same instructions, so a value depends on its input only.
/// </summary>
internal sealed class LoopWriter
{
    private readonly CodeWriter writer;
    private readonly ImmutableArray<Program> fused;
    private readonly ImmutableArray<Program> unfused;
    private readonly bool hasVectors;
    private readonly string element;
    private readonly int outputs;

    public LoopWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        fused = KernelLowering.Lower(kernel, isFused: true);
        unfused = KernelLowering.Lower(kernel, isFused: false);
        hasVectors = capabilities.HasVectors;
        element = Vocabulary.Keyword(kernel.Element);
        outputs = kernel.Outputs.Length;
    }

    private bool DependsOnFusion => fused.Any(program =>
        program.Instructions.Any(i => i.Opcode is Opcode.MultiplyAdd or Opcode.NegatedMultiplyAdd));

    /// <summary>Writes the class; its methods are Run over spans and One over values.</summary>
    public void Write(string className)
    {
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"ActivationKernels\", \"\")]");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        using (writer.Block($"internal static class {className}"))
        {
            WriteRun();
            WriteOne();
            ImmutableArray<CoreWriter> scalar = Cores(Vocabulary.ScalarBits, unfused, "");
            if (!hasVectors)
            {
                WriteCores(scalar);
                return;
            }

            List<ImmutableArray<CoreWriter>> widths = new[] { 512, 256, 128 }.Select(bits => Cores(bits, fused, "")).ToList();
            if (DependsOnFusion)
            {
                widths.Add(Cores(128, unfused, "Unfused"));
            }

            widths.ForEach(WriteLoop);
            widths.ForEach(WriteCores);
            WriteCores(scalar);
        }
    }

    private static string List(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    private static string Index(int offset) => offset == 0 ? "i" : $"i + {offset}";

    private ImmutableArray<CoreWriter> Cores(int bits, ImmutableArray<Program> programs, string suffix) => programs
        .Select((program, index) => new CoreWriter(writer, bits, program, suffix, programs.Length == 1 ? -1 : index))
        .ToImmutableArray();

    private static void WriteCores(ImmutableArray<CoreWriter> cores)
    {
        foreach (CoreWriter core in cores)
        {
            core.WriteMethod();
        }
    }

    private IEnumerable<string> Inputs(string prefix) => fused[0].Inputs.Select((_, i) => $"{prefix}x{i}");

    private IEnumerable<string> Scalars(string prefix) => fused[0].Scalars.Select((_, i) => $"{prefix}s{i}");

    private IEnumerable<string> Outputs(string prefix) => Enumerable.Range(0, outputs).Select(i => $"{prefix}y{i}");

    private void WriteRun()
    {
        string parameters = List(Inputs($"ReadOnlySpan<{element}> "), Scalars(element + " "), Outputs($"Span<{element}> "));
        using (writer.Block($"public static void Run({parameters})"))
        {
            if (!hasVectors)
            {
                using (writer.Block("for (int i = 0; i < x0.Length; i++)"))
                {
                    writer.Line($"One({List(Inputs("").Select(x => x + "[i]"), Scalars(""), Outputs("out ").Select(y => y + "[i]"))});");
                }

                return;
            }

            foreach (string span in Inputs("").Concat(Outputs("")))
            {
                writer.Line($"ref {element} {span}Start = ref MemoryMarshal.GetReference({span});");
            }

            writer.Line("nuint n = (nuint)x0.Length;");
            writer.Line("nuint i = 0;");
            string spans = List(Starts(Inputs("")), Scalars(""), Starts(Outputs("")), new[] { "i", "n" });
            WriteCall("Vector512.IsHardwareAccelerated", "Loop512", spans);
            WriteCall("Vector256.IsHardwareAccelerated && Fma.IsSupported", "Loop256", spans);
            if (DependsOnFusion)
            {
                WriteCall("Vector128.IsHardwareAccelerated && Lanes.IsFused", "Loop128", spans);
                WriteCall("Vector128.IsHardwareAccelerated && !Lanes.IsFused", "Loop128Unfused", spans);
            }
            else
            {
                WriteCall("Vector128.IsHardwareAccelerated", "Loop128", spans);
            }

            using (writer.Block("for (; i < n; i++)"))
            {
                writer.Line($"One({List(At(Inputs("")), Scalars(""), At(Outputs("")).Select(y => "out " + y))});");
            }
        }

        static IEnumerable<string> Starts(IEnumerable<string> names) => names.Select(name => $"ref {name}Start");

        static IEnumerable<string> At(IEnumerable<string> names) => names.Select(name => $"Unsafe.Add(ref {name}Start, i)");
    }

    private void WriteCall(string condition, string method, string arguments)
    {
        using (writer.Block($"if ({condition})"))
        {
            writer.Line($"i = {method}({arguments});");
        }
    }

    private void WriteOne()
    {
        writer.Line();
        using (writer.Block($"public static void One({List(Inputs(element + " "), Scalars(element + " "), Outputs($"out {element} "))})"))
        {
            if (hasVectors)
            {
                using (writer.Block("if (Vector128.IsHardwareAccelerated" + (DependsOnFusion ? " && Lanes.IsFused)" : ")")))
                {
                    WriteOneVector(Cores(128, fused, ""));
                }

                if (DependsOnFusion)
                {
                    using (writer.Block("if (Vector128.IsHardwareAccelerated)"))
                    {
                        WriteOneVector(Cores(128, unfused, "Unfused"));
                    }
                }
            }

            foreach (CoreWriter core in Cores(Vocabulary.ScalarBits, unfused, ""))
            {
                core.WriteCall("scalar_", Inputs("").Concat(Scalars("")));
                foreach (string output in core.Outputs(""))
                {
                    writer.Line($"{output} = ({element})scalar_{output};");
                }
            }
        }
    }

    private void WriteOneVector(ImmutableArray<CoreWriter> cores)
    {
        foreach (CoreWriter core in cores)
        {
            core.WriteCall("v", Inputs("").Concat(Scalars("")).Select(core.Vocabulary.Broadcast));
            foreach (string output in core.Outputs(""))
            {
                writer.Line($"{output} = ({element})v{output}.ToScalar();");
            }
        }

        writer.Line("return;");
    }

    private void WriteLoop(ImmutableArray<CoreWriter> cores)
    {
        string spans = List(
            Inputs($"ref {element} "), Scalars(element + " "), Outputs($"ref {element} "), new[] { "nuint i", "nuint n" });
        writer.Line();

        // Compiled at once and for good: its speed does not depend on what ran before.
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static nuint {cores[0].LoopName}({spans})"))
        {
            foreach (CoreWriter core in cores)
            {
                foreach (string scalar in Scalars(""))
                {
                    writer.Line($"{core.Vocabulary.Type} {core.Prefix}{scalar} = {core.Vocabulary.Broadcast(scalar)};");
                }
            }

            // Programs of different lanes advance by the same number of elements.
            int step = cores.Max(core => core.Vocabulary.Count);
            WriteUnrolledSteps(cores, step * cores.Min(core => core.UnrollFactor));
            WriteSingleSteps(cores, step);
            writer.Line("return i;");
        }
    }

    // The copies are interleaved instruction by instruction: one chain of dependent operations hides the latency of the others,
    // which the processor's own window is too short to do. All loads come before the first store: a destination may be an input.
    private void WriteUnrolledSteps(ImmutableArray<CoreWriter> cores, int step)
    {
        using (writer.Block($"for (; n - i >= {step}; i += {step})"))
        {
            foreach (CoreWriter core in cores)
            {
                foreach (int offset in core.Offsets(step))
                {
                    foreach (string input in Inputs(""))
                    {
                        string value = core.Vocabulary.Load(input, Index(offset));
                        writer.Line($"{core.Vocabulary.Type} {core.Prefix}{input}_{offset} = {value};");
                    }
                }
            }

            foreach (CoreWriter core in cores)
            {
                core.WriteInstructions(core.Offsets(step).Select(offset => $"_{offset}").ToArray(), core.Prefix);
            }

            foreach (CoreWriter core in cores)
            {
                foreach (int offset in core.Offsets(step))
                {
                    foreach ((string value, string output) in core.Results($"_{offset}", core.Prefix))
                    {
                        writer.Line(core.Vocabulary.Store(value, output, Index(offset)));
                    }
                }
            }
        }
    }

    private void WriteSingleSteps(ImmutableArray<CoreWriter> cores, int step)
    {
        using (writer.Block($"for (; n - i >= {step}; i += {step})"))
        {
            foreach (CoreWriter core in cores)
            {
                foreach (int offset in core.Offsets(step))
                {
                    IEnumerable<string> loads = Inputs("").Select(x => core.Vocabulary.Load(x, Index(offset)));
                    core.WriteCall($"r{core.Prefix}{offset}_", loads.Concat(Scalars(core.Prefix)));
                }
            }

            foreach (CoreWriter core in cores)
            {
                foreach (int offset in core.Offsets(step))
                {
                    foreach (string output in core.Outputs(""))
                    {
                        writer.Line(core.Vocabulary.Store($"r{core.Prefix}{offset}_{output}", output, Index(offset)));
                    }
                }
            }
        }
    }
}
