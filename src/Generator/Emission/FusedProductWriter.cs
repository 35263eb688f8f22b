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
                new FusedWalkWriter(writer, product, path).Write();
                path.Write();
            }

            if (product.Activation is { } activation)
            {
                Core(activation).WriteMethod();
            }
        }
    }

    private void WriteRun(List<FusedTileWriter> paths)
    {
        (int inputs, int columns) = (product.Inputs, product.Columns);
        writer.Line(product.Kind switch
        {
            ProductKind.Forward => $"/// <summary>z = a b + bias, y = f(z): a has {inputs} columns; b is {inputs} x {columns}; y may be z.</summary>",
            ProductKind.Backward => $"/// <summary>y = (a b^T) f'(z): a has {inputs} columns; b is {columns} x {inputs}; y and z are as high as a.</summary>",
            _ => $"/// <summary>y = a^T b: a has {inputs} columns; b has {columns} and is as high as a.</summary>",
        });
        string spans = string.Join(", ", product.Operands.Select(name => $"{(IsWritten(name) ? "Span" : "ReadOnlySpan")}<float> {name}"));
        using (writer.Block($"public static void Run({spans})"))
        {
            writer.Line($"int {product.Count} = {(product.Kind == ProductKind.Gradient ? "b" : "y")}.Length / {columns};");
            foreach (string span in product.Operands)
            {
                writer.Line($"ref float {span}0 = ref MemoryMarshal.GetReference({span});");
            }

            string arguments = string.Join(", ", product.Operands.Select(span => $"ref {span}0"));
            foreach (FusedTileWriter path in paths)
            {
                using (writer.Block($"if ({path.Condition})"))
                {
                    writer.Line($"{path.Name}({arguments}, {product.Count});");
                    writer.Line("return;");
                }
            }

            writer.Line($"Elements({arguments}, {product.Count});");
        }
    }

    private bool IsWritten(string name) => name == "y" || (name == "z" && product.Kind == ProductKind.Forward);

    // Where there are no vectors, or fewer columns than the narrowest has lanes.
    private void WriteElements()
    {
        bool isGradient = product.Kind == ProductKind.Gradient;
        (string a, string b) = product.Kind switch
        {
            ProductKind.Forward => ($"(nint)r * {product.Inputs} + k", $"(nint)k * {product.Columns} + j"),
            ProductKind.Backward => ($"(nint)r * {product.Inputs} + k", $"(nint)j * {product.Inputs} + k"),
            _ => ($"(nint)k * {product.Inputs} + r", $"(nint)k * {product.Columns} + j"),
        };
        writer.Line();
        using (writer.Block($"private static void Elements({string.Join(", ", product.Operands.Select(span => $"ref float {span}"))}, int {product.Count})"))
        using (writer.Block($"for (int r = 0; r < {(isGradient ? FusedTileWriter.Text(product.Inputs) : "rows")}; r++)"))
        using (writer.Block($"for (int j = 0; j < {product.Columns}; j++)"))
        {
            writer.Line(product.Kind == ProductKind.Forward ? "float sum = Unsafe.Add(ref bias, j);" : "float sum = 0;");
            using (writer.Block($"for (int k = 0; k < {product.Steps}; k++)"))
            {
                writer.Line($"sum += Unsafe.Add(ref a, {a}) * Unsafe.Add(ref b, {b});");
            }

            writer.Line();
            writer.Line($"nint at = (nint)r * {product.Columns} + j;");
            if (product.Kind == ProductKind.Forward)
            {
                writer.Line("Unsafe.Add(ref z, at) = sum;");
            }

            if (product.Activation is not { } activation)
            {
                writer.Line("Unsafe.Add(ref y, at) = sum;");
                return;
            }

            CoreWriter core = Core(activation);
            string[] inputs = product.Kind == ProductKind.Backward ? ["Unsafe.Add(ref z, at)", "sum"] : ["sum"];
            core.WriteCall("r", core.Arguments(inputs, []));
            writer.Line($"Unsafe.Add(ref y, at) = (float){core.Outputs("r").Single()};");
        }
    }

    private CoreWriter Core(KernelRequest activation) =>
        new(writer, Vocabulary.ScalarBits, FusedTileWriter.Program(activation, isFused: false), "", -1);
}
