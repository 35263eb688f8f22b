using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the class that computes a <see cref="FusedProduct"/> in one pass: register tiles of sums over the inner dimension, and the
/// activation on the sums before they are stored. Each sum is added up in the order of the inner dimension, so that neither the width of
/// the vectors nor the number of rows changes a bit.
/// </summary>
internal sealed class FusedProductWriter
{
    private readonly CodeWriter writer;
    private readonly FusedProduct product;

    public FusedProductWriter(CodeWriter writer, FusedProduct product)
    {
        this.writer = writer;
        this.product = product;
    }

    public void Write(string className)
    {
        List<FusedTileWriter> paths = KernelClasses.Paths(dependsOnFusion: true)
            .Select(path => new FusedTileWriter(writer, product, path.Condition, path.Bits, path.IsFused, path.Suffix))
            .Where(path => path.Fits)
            .ToList();
        KernelClasses.WriteAttributes(writer);
        using (writer.Block($"internal static class {className}"))
        {
            WriteRun(paths);
            WriteElements();
            foreach (FusedTileWriter path in paths)
            {
                path.Write();
            }

            if (product.Activation is { } activation)
            {
                WriteCore(activation);
            }
        }
    }

    private void WriteRun(List<FusedTileWriter> paths)
    {
        writer.Line(product.IsBackward
            ? $"/// <summary>y = a b f'(z): a has {product.Steps} columns; b is {product.Steps} x {product.Columns}; y and z are as high as a.</summary>"
            : $"/// <summary>z = a b + bias, y = f(z): a has {product.Steps} columns; b is {product.Steps} x {product.Columns}; y may be z.</summary>");
        string spans = product.IsBackward
            ? "ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> z, Span<float> y"
            : "ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> bias, Span<float> z, Span<float> y";
        using (writer.Block($"public static void Run({spans})"))
        {
            writer.Line($"int rows = y.Length / {product.Columns};");
            foreach (string span in Operands())
            {
                writer.Line($"ref float {span}0 = ref MemoryMarshal.GetReference({span});");
            }

            string arguments = string.Join(", ", Operands().Select(span => $"ref {span}0"));
            foreach (FusedTileWriter path in paths)
            {
                using (writer.Block($"if ({path.Condition})"))
                {
                    writer.Line($"{path.Name}({arguments}, rows);");
                    writer.Line("return;");
                }
            }

            writer.Line($"Elements({arguments}, rows);");
        }
    }

    private IEnumerable<string> Operands() => product.IsBackward ? ["a", "b", "z", "y"] : ["a", "b", "bias", "z", "y"];

    // Where there are no vectors, or fewer columns than the narrowest has lanes.
    private void WriteElements()
    {
        writer.Line();
        using (writer.Block($"private static void Elements({string.Join(", ", Operands().Select(span => $"ref float {span}"))}, int rows)"))
        using (writer.Block("for (int r = 0; r < rows; r++)"))
        using (writer.Block($"for (int j = 0; j < {product.Columns}; j++)"))
        {
            writer.Line(product.IsBackward ? "float sum = 0;" : "float sum = Unsafe.Add(ref bias, j);");
            using (writer.Block($"for (int k = 0; k < {product.Steps}; k++)"))
            {
                writer.Line($"sum += Unsafe.Add(ref a, (nint)r * {product.Steps} + k) * Unsafe.Add(ref b, (nint)k * {product.Columns} + j);");
            }

            writer.Line();
            writer.Line($"nint at = (nint)r * {product.Columns} + j;");
            if (!product.IsBackward)
            {
                writer.Line("Unsafe.Add(ref z, at) = sum;");
            }

            if (product.Activation is not { } activation)
            {
                writer.Line("Unsafe.Add(ref y, at) = sum;");
                return;
            }

            CoreWriter core = Core(activation);
            string[] inputs = product.IsBackward ? ["Unsafe.Add(ref z, at)", "sum"] : ["sum"];
            core.WriteCall("r", core.Arguments(inputs, []));
            writer.Line($"Unsafe.Add(ref y, at) = (float){core.Outputs("r").Single()};");
        }
    }

    private void WriteCore(KernelRequest activation) => Core(activation).WriteMethod();

    private CoreWriter Core(KernelRequest activation) =>
        new(writer, Vocabulary.ScalarBits, FusedTileWriter.Program(activation, isFused: false), "", -1);
}
