using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that splits long spans over the cores; shorter ones go to the kernel as they are. The ranges are computed by the
/// same kernel, so that nothing but time depends on the cores.
/// </summary>
internal static class ParallelWriter
{
    /// <summary>Number of spans that one kernel may have to be split.</summary>
    public const int MostSpans = 12;

    // To wake another thread and to wait for it takes some microseconds: each of two halves has to take several times that.
    private const double LeastNanoseconds = 25_000;
    private const int LeastElements = 1024;

    /// <param name="writer">Receives the text.</param>
    /// <param name="className">Name of the class; its method is Run, with the parameters of the kernel's.</param>
    /// <param name="kernel">Full name of the class of the kernel.</param>
    /// <param name="request">What that kernel computes.</param>
    public static void Write(CodeWriter writer, string className, string kernel, KernelRequest request)
    {
        Kernel mathematics = Kernel.Create(request);
        string element = Vocabulary.Keyword(request.Element);

        // The random numbers of training are no span.
        string[] inputs = Names("x", mathematics.Inputs.Length - (request.IsTraining ? 1 : 0));
        string[] scalars = Names("s", mathematics.Scalars.Length);
        string[] outputs = Names("y", mathematics.Outputs.Length);
        bool hasRows = mathematics.HasReductions;
        string[] numbers = hasRows ? ["rowLength"] : request.IsTraining ? ["seed", "offset"] : [];
        string parameters = string.Join(", ", inputs.Select(x => $"ReadOnlySpan<{element}> {x}")
            .Concat(scalars.Select(s => $"{element} {s}"))
            .Concat(outputs.Select(y => $"Span<{element}> {y}"))
            .Concat(hasRows ? ["int rowLength"] : request.IsTraining ? ["ulong seed", "long offset"] : Array.Empty<string>()));
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            int least = LeastLength(mathematics);
            writer.Line("// Elements that one core computes in the time that a second one takes to help.");
            writer.Line($"private const int Least = {least};");
            writer.Line();
            using (writer.Block($"public static void Run({parameters})"))
            {
                string all = string.Join(", ", inputs.Concat(scalars).Concat(outputs).Concat(numbers));
                using (writer.Block("if (x0.Length < 2 * Least)"))
                {
                    writer.Line($"{kernel}.Run({all});");
                    writer.Line("return;");
                }

                writer.Line($"Split({all});");
            }

            // Apart, so that short spans pay for no object that holds the scalars.
            writer.Line();
            using (writer.Block($"private static void Split({parameters})"))
            {
                IEnumerable<string> parts = inputs.Select((_, i) => $"spans.Read({i}, start, length)")
                    .Concat(scalars)
                    .Concat(outputs.Select((_, i) => $"spans.Write({inputs.Length + i}, start, length)"))
                    .Concat(numbers.Select(number => number == "offset" ? "offset + start" : number));
                writer.Line($"global::ActivationKernels.CompilerServices.ParallelSpans.Run<{element}>(");
                writer.Line($"    (spans, start, length) => {kernel}.Run({string.Join(", ", parts)}),");
                writer.Line($"    x0.Length, {(hasRows ? "rowLength" : "1")}, Least, {string.Join(", ", inputs.Concat(outputs))});");
            }
        }
    }

    /// <summary>Fewest elements that are worth a thread: few of an expensive function, many of a copy.</summary>
    public static int LeastLength(Kernel kernel)
    {
        double elements = LeastNanoseconds / CostModel.NanosecondsPerElement(kernel);
        return (int)Math.Ceiling(elements / LeastElements) * LeastElements;
    }

    private static string[] Names(string letter, int count) => Enumerable.Range(0, count).Select(i => letter + i).ToArray();
}
