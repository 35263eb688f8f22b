using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that holds one kernel: the straight-line core at each width, the loops over spans, and the path of a single
/// element. All lengths go through the same instructions, so a value depends on its input only.
/// </summary>
internal sealed class LoopWriter
{
    private readonly CodeWriter writer;
    private readonly Program fused;
    private readonly Program unfused;
    private readonly bool hasVectors;
    private readonly string element;

    public LoopWriter(CodeWriter writer, Kernel kernel, TargetCapabilities capabilities)
    {
        this.writer = writer;
        fused = KernelLowering.Lower(kernel, isFused: true);
        unfused = KernelLowering.Lower(kernel, isFused: false);
        hasVectors = capabilities.HasVectors;
        element = Vocabulary.Keyword(kernel.Element);
    }

    private bool DependsOnFusion => fused.Instructions.Any(i => i.Opcode is Opcode.MultiplyAdd or Opcode.NegatedMultiplyAdd);

    /// <summary>Writes the class; its methods are Run over spans and One over values.</summary>
    public void Write(string className)
    {
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"ActivationKernels\", \"\")]");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        using (writer.Block($"internal static class {className}"))
        {
            WriteRun();
            WriteOne();
            if (hasVectors)
            {
                WriteLoop(512, fused, "");
                WriteLoop(256, fused, "");
                WriteLoop(128, fused, "");
                WriteCore(512, fused, "");
                WriteCore(256, fused, "");
                WriteCore(128, fused, "");
                if (DependsOnFusion)
                {
                    WriteLoop(128, unfused, "Unfused");
                    WriteCore(128, unfused, "Unfused");
                }
            }

            WriteCore(Vocabulary.ScalarBits, unfused, "");
        }
    }

    private static string List(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    private IEnumerable<string> Inputs(string prefix) => fused.Inputs.Select((_, i) => $"{prefix}x{i}");

    private IEnumerable<string> Scalars(string prefix) => fused.Scalars.Select((_, i) => $"{prefix}s{i}");

    private IEnumerable<string> Outputs(string prefix) => fused.Outputs.Select((_, i) => $"{prefix}y{i}");

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
                    WriteOneVector("Core128");
                }

                if (DependsOnFusion)
                {
                    using (writer.Block("if (Vector128.IsHardwareAccelerated)"))
                    {
                        WriteOneVector("Core128Unfused");
                    }
                }
            }

            var scalar = new Vocabulary(Vocabulary.ScalarBits, unfused.Lane, unfused.Element);
            writer.Line($"Core64({List(Inputs(""), Scalars(""), Outputs($"out {scalar.Type} scalar_"))});");
            foreach (string output in Outputs(""))
            {
                writer.Line($"{output} = ({element})scalar_{output};");
            }
        }
    }

    private void WriteOneVector(string core)
    {
        string lane = Vocabulary.Keyword(fused.Lane);
        IEnumerable<string> values = Inputs("").Concat(Scalars("")).Select(v => $"Vector128.Create(({lane}){v})");
        writer.Line($"{core}({List(values, Outputs($"out Vector128<{lane}> v"))});");
        foreach (string output in Outputs(""))
        {
            writer.Line($"{output} = ({element})v{output}.ToScalar();");
        }

        writer.Line("return;");
    }

    private void WriteLoop(int bits, Program program, string suffix)
    {
        var vocabulary = new Vocabulary(bits, program.Lane, program.Element);
        int unroll = Scheduler.UnrollFactor(program, bits == 512 ? 32 : 16);
        string spans = List(
            Inputs($"ref {element} "), Scalars(element + " "), Outputs($"ref {element} "), new[] { "nuint i", "nuint n" });
        writer.Line();
        using (writer.Block($"private static nuint Loop{bits}{suffix}({spans})"))
        {
            foreach (string scalar in Scalars(""))
            {
                writer.Line($"{vocabulary.Type} v{scalar} = {vocabulary.Broadcast(scalar)};");
            }

            WriteSteps(vocabulary, suffix, bits, unroll);
            WriteSteps(vocabulary, suffix, bits, 1);
            writer.Line("return i;");
        }
    }

    private void WriteSteps(Vocabulary vocabulary, string suffix, int bits, int unroll)
    {
        int step = vocabulary.Count * unroll;
        using (writer.Block($"for (; n - i >= {step}; i += {step})"))
        {
            for (int u = 0; u < unroll; u++)
            {
                IEnumerable<string> loads = Inputs("").Select(x => vocabulary.Load(x, Index(u)));
                writer.Line($"Core{bits}{suffix}({List(loads, Scalars("v"), Outputs($"out {vocabulary.Type} r{u}"))});");
            }

            for (int u = 0; u < unroll; u++)
            {
                foreach (string output in Outputs(""))
                {
                    writer.Line(vocabulary.Store($"r{u}{output}", output, Index(u)));
                }
            }
        }

        string Index(int u) => u == 0 ? "i" : $"i + {u * vocabulary.Count}";
    }

    private void WriteCore(int bits, Program program, string suffix)
    {
        var vocabulary = new Vocabulary(bits, program.Lane, program.Element);
        ImmutableArray<Instruction> code = program.Instructions;
        string type = vocabulary.Type + " ";
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static void Core{bits}{suffix}({List(Inputs(type), Scalars(type), Outputs("out " + type))})"))
        {
            for (int i = 0; i < code.Length; i++)
            {
                if (!code[i].IsLeaf)
                {
                    string declared = vocabulary.IsScalar && code[i].IsMask ? "bool" : vocabulary.Type;
                    writer.Line($"{declared} t{i} = {vocabulary.Expression(code[i], Name)};");
                }
            }

            for (int i = 0; i < program.Outputs.Length; i++)
            {
                writer.Line($"y{i} = {Name(program.Outputs[i])};");
            }
        }

        string Name(int i) => code[i].Opcode switch
        {
            Opcode.Input => $"x{code[i].Bits}",
            Opcode.Scalar => $"s{code[i].Bits}",
            Opcode.Constant when vocabulary.IsScalar && (code[i].Value < 0 || code[i].Bits == 1) => $"({vocabulary.Expression(code[i], Name)})",
            Opcode.Constant => vocabulary.Expression(code[i], Name),
            _ => $"t{i}",
        };
    }
}
