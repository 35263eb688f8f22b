using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that adds up the gradients of scalars: the kernel yields them block by block into a buffer that stays in the
/// first-level cache, and the blocks are summed in an order that depends on positions only.
/// </summary>
internal static class GradientSumWriter
{
    private const int BlockLength = 256;

    /// <param name="writer">Receives the text.</param>
    /// <param name="className">Name of the class; its method is Run, with the sums behind the spans.</param>
    /// <param name="kernel">Full name of the class of the backward kernel, whose last outputs are the gradients of scalars.</param>
    /// <param name="request">What that kernel computes.</param>
    public static void Write(CodeWriter writer, string className, string kernel, KernelRequest request)
    {
        string element = Vocabulary.Keyword(request.Element);
        string[] inputs = Enumerable.Range(0, request.Inputs.Count + 1).Select(i => $"x{i}").ToArray();
        string[] scalars = Enumerable.Range(0, request.Scalars.Count).Select(i => $"s{i}").ToArray();
        string[] outputs = Enumerable.Range(0, request.Inputs.Count).Select(i => $"y{i}").ToArray();
        string[] sums = Enumerable.Range(0, request.GradientScalars.Count).Select(i => $"g{i}").ToArray();
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"ActivationKernels\", \"\")]");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        using (writer.Block($"internal static class {className}"))
        {
            IEnumerable<string> parameters = inputs.Select(x => $"ReadOnlySpan<{element}> {x}")
                .Concat(scalars.Select(s => $"{element} {s}"))
                .Concat(outputs.Select(y => $"Span<{element}> {y}"))
                .Concat(sums.Select(g => $"out {element} {g}"));
            using (writer.Block($"public static void Run({string.Join(", ", parameters)})"))
            {
                foreach (string sum in sums)
                {
                    writer.Line($"Span<{element}> {sum}Block = stackalloc {element}[{BlockLength}];");
                    writer.Line($"var {sum}Sum = default(global::ActivationKernels.CompilerServices.GradientSum);");
                }

                using (writer.Block($"for (int start = 0; start < x0.Length; start += {BlockLength})"))
                {
                    writer.Line($"int length = Math.Min({BlockLength}, x0.Length - start);");
                    IEnumerable<string> arguments = inputs.Select(x => $"{x}.Slice(start, length)")
                        .Concat(scalars)
                        .Concat(outputs.Select(y => $"{y}.Slice(start, length)"))
                        .Concat(sums.Select(g => $"{g}Block.Slice(0, length)"));
                    writer.Line($"{kernel}.Run({string.Join(", ", arguments)});");
                    foreach (string sum in sums)
                    {
                        writer.Line($"{sum}Sum.Add({sum}Block.Slice(0, length));");
                    }
                }

                foreach (string sum in sums)
                {
                    writer.Line($"{sum} = ({element}){sum}Sum.Value;");
                }
            }
        }
    }
}
