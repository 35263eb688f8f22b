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

    private bool ReturnsResult => fused.Outputs.Length == 1;

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
                    WriteOneVector(fused, "Core128");
                }

                if (DependsOnFusion)
                {
                    using (writer.Block("if (Vector128.IsHardwareAccelerated)"))
                    {
                        WriteOneVector(unfused, "Core128Unfused");
                    }
                }
            }

            var scalar = new Vocabulary(Vocabulary.ScalarBits, unfused.Lane, unfused.Element);
            writer.Line(Call("Core64", scalar.Type, "scalar_", Inputs("").Concat(Scalars(""))));
            foreach (string output in Outputs(""))
            {
                writer.Line($"{output} = ({element})scalar_{output};");
            }
        }
    }

    private void WriteOneVector(Program program, string core)
    {
        string lane = Vocabulary.Keyword(program.Lane);
        IEnumerable<string> values = Inputs("").Concat(Scalars("")).Select(v => $"Vector128.Create(({lane}){v})");
        writer.Line(Call(core, $"Vector128<{lane}>", "v", values));
        foreach (string output in Outputs(""))
        {
            writer.Line($"{output} = ({element})v{output}.ToScalar();");
        }

        writer.Line("return;");
    }

    // One result is returned: an address would keep it in memory.
    private string Call(string core, string type, string prefix, IEnumerable<string> arguments) => ReturnsResult
        ? $"{type} {prefix}y0 = {core}({List(arguments)});"
        : $"{core}({List(arguments, Outputs($"out {type} {prefix}"))});";

    private void WriteLoop(int bits, Program program, string suffix)
    {
        var vocabulary = new Vocabulary(bits, program.Lane, program.Element);
        int unroll = Scheduler.UnrollFactor(program);
        string spans = List(
            Inputs($"ref {element} "), Scalars(element + " "), Outputs($"ref {element} "), new[] { "nuint i", "nuint n" });
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static nuint Loop{bits}{suffix}({spans})"))
        {
            foreach (string scalar in Scalars(""))
            {
                writer.Line($"{vocabulary.Type} v{scalar} = {vocabulary.Broadcast(scalar)};");
            }

            WriteUnrolledSteps(vocabulary, program, unroll);
            WriteSingleSteps(vocabulary, $"Core{bits}{suffix}");
            writer.Line("return i;");
        }
    }

    // The copies are interleaved instruction by instruction: one chain of dependent operations hides the latency of the others,
    // which the processor's own window is too short to do.
    private void WriteUnrolledSteps(Vocabulary vocabulary, Program program, int unroll)
    {
        int step = vocabulary.Count * unroll;
        using (writer.Block($"for (; n - i >= {step}; i += {step})"))
        {
            for (int u = 0; u < unroll; u++)
            {
                foreach (string input in Inputs(""))
                {
                    writer.Line($"{vocabulary.Type} v{input}_{u} = {vocabulary.Load(input, Index(vocabulary, u))};");
                }
            }

            string[] copies = Enumerable.Range(0, unroll).Select(u => $"_{u}").ToArray();
            WriteInstructions(vocabulary, program, copies, "v", "v");
            for (int u = 0; u < unroll; u++)
            {
                for (int y = 0; y < program.Outputs.Length; y++)
                {
                    string value = Name(vocabulary, program, program.Outputs[y], copies[u], "v", "v");
                    writer.Line(vocabulary.Store(value, $"y{y}", Index(vocabulary, u)));
                }
            }
        }
    }

    private void WriteSingleSteps(Vocabulary vocabulary, string core)
    {
        using (writer.Block($"for (; n - i >= {vocabulary.Count}; i += {vocabulary.Count})"))
        {
            IEnumerable<string> loads = Inputs("").Select(x => vocabulary.Load(x, "i"));
            writer.Line(Call(core, vocabulary.Type, "r", loads.Concat(Scalars("v"))));
            foreach (string output in Outputs(""))
            {
                writer.Line(vocabulary.Store("r" + output, output, "i"));
            }
        }
    }

    private static string Index(Vocabulary vocabulary, int copy) => copy == 0 ? "i" : $"i + {copy * vocabulary.Count}";

    private void WriteCore(int bits, Program program, string suffix)
    {
        var vocabulary = new Vocabulary(bits, program.Lane, program.Element);
        string type = vocabulary.Type + " ";
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string signature = ReturnsResult
            ? $"private static {type}Core{bits}{suffix}({List(Inputs(type), Scalars(type))})"
            : $"private static void Core{bits}{suffix}({List(Inputs(type), Scalars(type), Outputs("out " + type))})";
        using (writer.Block(signature))
        {
            WriteInstructions(vocabulary, program, new[] { "" }, "", "");
            for (int i = 0; i < program.Outputs.Length; i++)
            {
                writer.Line($"{(ReturnsResult ? "return" : $"y{i} =")} {Name(vocabulary, program, program.Outputs[i], "", "", "")};");
            }
        }
    }

    private void WriteInstructions(Vocabulary vocabulary, Program program, string[] copies, string input, string scalar)
    {
        ImmutableArray<Instruction> code = program.Instructions;
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i].IsLeaf || code[i].IsMask)
            {
                continue;
            }

            foreach (string copy in copies)
            {
                writer.Line($"{vocabulary.Type} t{i}{copy} = {vocabulary.Expression(code[i], j => Name(vocabulary, program, j, copy, input, scalar))};");
            }
        }
    }

    private static string Name(Vocabulary vocabulary, Program program, int index, string copy, string input, string scalar)
    {
        Instruction instruction = program.Instructions[index];
        return instruction.Opcode switch
        {
            Opcode.Input => $"{input}x{instruction.Bits}{copy}",
            Opcode.Scalar => $"{scalar}s{instruction.Bits}",
            Opcode.Constant => vocabulary.Constant(instruction),

            // Where it is used a comparison becomes a mask register; held in a vector it would cost two instructions more.
            _ when instruction.IsMask => vocabulary.Mask(instruction, j => Name(vocabulary, program, j, copy, input, scalar)),
            _ => $"t{index}{copy}",
        };
    }
}
