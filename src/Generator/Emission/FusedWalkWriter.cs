using System;
using System.Linq;

namespace ActivationKernels.Emission;

/// <summary>Writes the walk over the tiles of a <see cref="FusedProduct"/> at one width: which tile meets which rows, and in what order.</summary>
internal sealed class FusedWalkWriter
{
    // So many that the sums are not the greater part of what is loaded and stored.
    private const int StreamedInputs = 8;

    // A panel of a block fills half of a first-level cache of 48 KiB.
    private const int BlockSteps = 128;

    private const string Rent = "global::System.Buffers.ArrayPool<float>.Shared";

    private readonly CodeWriter writer;
    private readonly FusedProduct product;
    private readonly FusedTileWriter tiles;

    public FusedWalkWriter(CodeWriter writer, FusedProduct product, FusedTileWriter tiles)
    {
        this.writer = writer;
        this.product = product;
        this.tiles = tiles;
    }

    private int LowestTile => tiles.Heights.Last();

    public void Write()
    {
        writer.Line();
        using (writer.Block($"private static void {tiles.Name}({tiles.Parameters}, int {product.Count})"))
        {
            if (product.Kind == ProductKind.Gradient)
            {
                WriteGradient();
                return;
            }

            if (product.Kind == ProductKind.Forward)
            {
                WriteFewRows();
            }

            if (product.IsBlocked)
            {
                WriteBlocks();
            }
            else
            {
                WriteAll();
            }
        }

        if (product.IsStreamed)
        {
            WriteStream();
        }
    }

    // The outer loop runs over columns: a panel of b stays in the cache while all rows pass.
    private void WriteAll()
    {
        if (product.Kind == ProductKind.Backward)
        {
            writer.Line($"float[] rented = {Rent}.Rent({product.Inputs * Math.Min(tiles.Width, product.Columns)});");
        }

        WritePanels(tiles.Width, WritePanel);
        if (product.Kind == ProductKind.Backward)
        {
            writer.Line($"{Rent}.Return(rented);");
        }
    }

    // Less than a tile: row by row, without a copy of the panel, which would cost more than it saves.
    private void WriteFewRows()
    {
        if (product.IsStreamed)
        {
            using (writer.Block("if (rows == 1)"))
            {
                writer.Line($"{tiles.Named("Stream")}({string.Join(", ", product.Operands.Select(name => "ref " + name))});");
                writer.Line("return;");
            }
        }

        using (writer.Block($"if (rows < {LowestTile})"))
        {
            WritePanels(tiles.SingleRowWidth, (column, _, isFull) =>
            {
                using (writer.Block("for (int r = 0; r < rows; r++)"))
                {
                    WriteCall(1, column, isFull, $"ref Unsafe.Add(ref b, {column})", "");
                }
            });
            writer.Line("return;");
        }
    }

    private void WritePanels(int width, Action<string, int, bool> panel)
    {
        int full = product.Columns / width * width;
        if (full > 0)
        {
            using (writer.Block($"for (int j = 0; j < {full}; j += {width})"))
            {
                panel("j", width, true);
            }
        }

        if (product.Columns > full)
        {
            int start = tiles.RestStart(width);
            using (writer.Block())
            {
                panel(FusedTileWriter.Text(start), product.Columns - start, false);
            }
        }
    }

    private void WritePanel(string column, int width, bool isFull)
    {
        string panel = "ref Unsafe.Add(ref b, " + column + ")";
        if (product.Kind == ProductKind.Backward)
        {
            writer.Line(
                $"{NetworkWriter.Services}DenseProduct.Transpose(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref b, (nint){column} * {product.Inputs}), {width * product.Inputs}), "
                + $"rented, {width}, {product.Inputs});");
            panel = "ref MemoryMarshal.GetArrayDataReference(rented)";
        }

        ForHeights(height => WriteRows(height, column, isFull, panel, ""));
        if (product.Kind == ProductKind.Backward)
        {
            using (writer.Block("else"))
            using (writer.Block("for (int r = 0; r < rows; r++)"))
            {
                WriteCall(1, column, isFull, panel, "");
            }
        }
    }

    // The last tile ends with the rows: where it overlaps the one before, the same values are written twice.
    private void WriteRows(int height, string column, bool isFull, string panel, string further)
    {
        using (writer.Block($"for (int i = 0; i < rows; i += {height})"))
        {
            writer.Line($"int r = Math.Min(i, rows - {height});");
            WriteCall(height, column, isFull, panel, further);
        }
    }

    // The highest tile that there are rows for.
    private void ForHeights(Action<int> write)
    {
        string otherwise = "";
        foreach (int height in tiles.Heights)
        {
            using (writer.Block($"{otherwise}if (rows >= {height})"))
            {
                write(height);
            }

            otherwise = "else ";
        }
    }

    // The outer loop runs over blocks of the inner dimension: each block is read about as it lies, and its sums so far stand in z.
    private void WriteBlocks()
    {
        (int inputs, int columns, int width) = (product.Inputs, product.Columns, tiles.Width);
        int full = columns / width * width;
        writer.Line($"float[] rented = {Rent}.Rent({BlockSteps * width});");
        writer.Line("ref float packed = ref MemoryMarshal.GetArrayDataReference(rented);");
        ForHeights(height =>
        {
            writer.Line($"int bulk = rows - rows % {height};");
            using (writer.Block($"for (int k = 0; k < {inputs}; k += {BlockSteps})"))
            {
                writer.Line($"int steps = Math.Min({BlockSteps}, {inputs} - k);");
                using (writer.Block($"for (int j = 0; j < {full}; j += {width})"))
                {
                    writer.Line($"{tiles.PackName}(ref Unsafe.Add(ref b, (nint)k * {columns} + j), ref packed, steps);");
                    using (writer.Block($"for (int r = 0; r < bulk; r += {height})"))
                    {
                        writer.Line($"nint at = (nint)r * {columns} + j;");
                        writer.Line("ref float start = ref (k == 0 ? ref Unsafe.Add(ref bias, j) : ref Unsafe.Add(ref z, at));");
                        writer.Line(
                            $"{tiles.TileName(height, true)}(ref Unsafe.Add(ref a, (nint)r * {inputs} + k), ref packed, ref start, ref Unsafe.Add(ref z, at), ref Unsafe.Add(ref y, at), "
                            + $"{width}, steps, k == 0 ? 0u : {columns}u, k + steps == {inputs});");
                    }
                }
            }

            // What is left of rows and columns may overlap sums that are complete: all steps at once, from the bias on.
            string further = $", {columns}, {inputs}, 0, true";
            writer.Line();
            using (writer.Block("if (bulk < rows)"))
            {
                writer.Line($"int r = rows - {height};");
                using (writer.Block($"for (int j = 0; j < {full}; j += {width})"))
                {
                    WriteCall(height, "j", true, "ref Unsafe.Add(ref b, j)", further);
                }
            }

            if (columns > full)
            {
                writer.Line();
                string column = FusedTileWriter.Text(tiles.RestStart(width));
                WriteRows(height, column, false, $"ref Unsafe.Add(ref b, {column})", further);
            }
        });
        writer.Line($"{Rent}.Return(rented);");
    }

    private void WriteCall(int height, string column, bool isFull, string panel, string further)
    {
        writer.Line($"nint at = (nint)r * {product.Columns} + {column};");
        var arguments = product.Operands.Select(name => name switch
        {
            "a" when product.Kind == ProductKind.Gradient => "ref Unsafe.Add(ref a, r)",
            "a" => $"ref Unsafe.Add(ref a, (nint)r * {product.Inputs})",
            "b" => panel,
            "bias" => $"ref Unsafe.Add(ref bias, {column})",
            _ => $"ref Unsafe.Add(ref {name}, at)",
        });
        writer.Line($"{tiles.TileName(height, isFull)}({string.Join(", ", arguments)}{further});");
    }

    // The outer loop runs over the rows of the result, which is written as it lies; delta stays in the cache.
    private void WriteGradient()
    {
        int height = tiles.Heights[0];
        using (writer.Block($"for (int i = 0; i < {product.Inputs}; i += {height})"))
        {
            writer.Line($"int r = Math.Min(i, {product.Inputs - height});");
            WritePanels(tiles.Width, (column, _, isFull) => WriteCall(height, column, isFull, $"ref Unsafe.Add(ref b, {column})", ", steps"));
        }
    }

    // One row over weights that are read as they lie: the sums of all columns pass several inputs at a time.
    private void WriteStream()
    {
        int width = tiles.StreamedWidth;
        int full = product.Columns / width * width;
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {tiles.Named("Stream")}({tiles.Parameters})"))
        {
            writer.Line("ref float start = ref bias;");
            writer.Line("ref float row = ref b;");
            int bulk = product.Inputs / StreamedInputs * StreamedInputs;
            if (bulk > 0)
            {
                using (writer.Block($"for (nint k = 0; k < {bulk}; k += {StreamedInputs})"))
                {
                    WriteInputs("k", StreamedInputs);
                }
            }

            if (product.Inputs > bulk)
            {
                using (writer.Block())
                {
                    WriteInputs(FusedTileWriter.Text(bulk), product.Inputs - bulk);
                }
            }

            if (tiles.HasFinish)
            {
                using (writer.Block($"for (nuint j = 0; j < {full}; j += {tiles.Lanes})"))
                {
                    writer.Line(tiles.Vocabulary.Store(tiles.Finish(tiles.Vocabulary.Load("z", "j")), "y", "j"));
                }
            }

            // From the bias on, since it may overlap what is finished.
            if (product.Columns > full)
            {
                string column = FusedTileWriter.Text(tiles.RestStart(width));
                string arguments = string.Join(", ", product.Operands.Select(name => name == "a" ? "ref a" : $"ref Unsafe.Add(ref {name}, {column})"));
                writer.Line($"{tiles.EdgeName}({arguments});");
            }
        }

        void WriteInputs(string first, int count)
        {
            for (int i = 0; i < count; i++)
            {
                writer.Line($"{tiles.Vocabulary.Type} a{i} = {tiles.Vocabulary.Broadcast($"Unsafe.Add(ref a, {first} + {i})")};");
            }

            using (writer.Block($"for (nuint j = 0; j < {full}; j += {width})"))
            {
                string[] places = Enumerable.Range(0, width / tiles.Lanes).Select(v => CoreWriter.Index("j", v * tiles.Lanes)).ToArray();
                for (int v = 0; v < places.Length; v++)
                {
                    writer.Line($"{tiles.Vocabulary.Type} s{v} = {tiles.Vocabulary.Load("start", places[v])};");
                }

                for (int i = 0; i < count; i++)
                {
                    for (int v = 0; v < places.Length; v++)
                    {
                        string weights = tiles.Vocabulary.Load("row", i == 0 ? places[v] : $"{places[v]} + {i * product.Columns}");
                        writer.Line($"s{v} = {tiles.MultiplyAdd($"a{i}", weights, $"s{v}")};");
                    }
                }

                for (int v = 0; v < places.Length; v++)
                {
                    writer.Line(tiles.Vocabulary.Store($"s{v}", "z", places[v]));
                }
            }

            writer.Line($"row = ref Unsafe.Add(ref row, {count * product.Columns});");
            writer.Line("start = ref z;");
        }
    }
}
