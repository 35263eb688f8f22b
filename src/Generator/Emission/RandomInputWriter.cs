using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that draws the random numbers of a kernel, block by block into a buffer that stays in the first-level cache.
/// The number of an element depends on the seed and its place only.
/// </summary>
internal static class RandomInputWriter
{
    private const int BlockLength = 256;

    /// <param name="writer">Receives the text.</param>
    /// <param name="className">Name of the class; its method is Run, with the seed and the place of the first element behind the spans.</param>
    /// <param name="kernel">Full name of the class of the kernel, whose random numbers follow the inputs of the formula.</param>
    /// <param name="request">What that kernel computes.</param>
    public static void Write(CodeWriter writer, string className, string kernel, KernelRequest request)
    {
        string element = Vocabulary.Keyword(request.Element);
        bool isBackward = request.Kind == KernelKind.Backward;
        int results = isBackward ? request.Inputs.Count + request.GradientScalars.Count : request.Kind == KernelKind.ForwardAndDerivative ? 2 : 1;
        string[] inputs = Enumerable.Range(0, request.Inputs.Count).Select(i => $"x{i}").ToArray();
        string[] upstream = isBackward ? new[] { "upstream" } : new string[0];
        string[] scalars = Enumerable.Range(0, request.Scalars.Count).Select(i => $"s{i}").ToArray();
        string[] outputs = Enumerable.Range(0, results).Select(i => $"y{i}").ToArray();
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            IEnumerable<string> parameters = inputs.Concat(upstream).Select(x => $"ReadOnlySpan<{element}> {x}")
                .Concat(scalars.Select(s => $"{element} {s}"))
                .Concat(outputs.Select(y => $"Span<{element}> {y}"))
                .Concat(new[] { "ulong seed", "long offset" });
            using (writer.Block($"public static void Run({string.Join(", ", parameters)})"))
            {
                writer.Line($"Span<{element}> block = stackalloc {element}[{BlockLength}];");
                using (writer.Block($"for (int start = 0; start < x0.Length; start += {BlockLength})"))
                {
                    writer.Line($"int length = Math.Min({BlockLength}, x0.Length - start);");
                    writer.Line($"Span<{element}> noise = block.Slice(0, length);");
                    writer.Line("global::ActivationKernels.CompilerServices.CounterRandom.Uniform(noise, seed, offset + start);");
                    IEnumerable<string> arguments = inputs.Select(Slice)
                        .Append("noise")
                        .Concat(upstream.Select(Slice))
                        .Concat(scalars)
                        .Concat(outputs.Select(Slice));
                    writer.Line($"{kernel}.Run({string.Join(", ", arguments)});");
                }
            }
        }

        static string Slice(string span) => $"{span}.Slice(start, length)";
    }
}
