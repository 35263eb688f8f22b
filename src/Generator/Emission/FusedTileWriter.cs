using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>Writes a <see cref="FusedProduct"/> at one width: the walk over the tiles, the tiles, and the work on their sums.</summary>
internal sealed class FusedTileWriter
{
    // With so many rows to a tile a vector of b serves four sums; a single row needs many columns to hide the latency of its sums.
    private const int TileRows = 4;
    private const int SingleRowVectors = 8;

    // A longer program would be repeated for every sum of a tile.
    private const int LongestInlined = 12;

    // For fewer rows a copy of the panel costs more than it saves.
    private const int PackingRows = 2 * TileRows;

    private readonly CodeWriter writer;
    private readonly FusedProduct product;
    private readonly int bits;
    private readonly int lanes;
    private readonly string suffix;
    private readonly Vocabulary vocabulary;
    private readonly bool isFused;
    private readonly Program? program;
    private readonly CoreWriter? core;

    public FusedTileWriter(CodeWriter writer, FusedProduct product, string condition, int bits, bool isFused, string suffix)
    {
        this.writer = writer;
        this.product = product;
        this.bits = bits;
        this.isFused = isFused;
        this.suffix = suffix;
        Condition = condition;
        lanes = bits / 32;
        vocabulary = new Vocabulary(bits, ElementType.Single, ElementType.Single);
        if (product.Activation is { } activation)
        {
            program = Program(activation, isFused);
            core = new CoreWriter(writer, bits, program, suffix, -1);
        }
    }

    public string Condition { get; }

    public string Name => $"Product{bits}{suffix}";

    /// <summary>Whether the result is as wide as a vector.</summary>
    public bool Fits => product.Columns >= lanes;

    // 512-bit vectors come with 32 registers, the others with 16.
    private int TileVectors => bits == 512 ? 4 : 2;

    private string[] Operands => product.IsBackward ? ["a", "b", "z", "y"] : ["a", "b", "bias", "z", "y"];

    private string Parameters => string.Join(", ", Operands.Select(name => $"ref float {name}"));

    /// <summary>
    /// What is applied to every element, whatever its size: among the sums of a tile a few large ones must not cost the others another way.
    /// </summary>
    public static Program Program(KernelRequest activation, bool isFused) => KernelLowering.Lower(Kernel.Create(activation), isFused).Single();

    public void Write()
    {
        WriteWalk();
        WriteTiles(TileRows, TileVectors);
        WriteTiles(1, SingleRowVectors);
        if (core is not null)
        {
            WriteFinish();
            core.WriteMethod();
        }
    }

    private void WriteWalk()
    {
        writer.Line();
        using (writer.Block($"private static void {Name}({Parameters}, int rows)"))
        {
            writer.Line($"int bulk = rows - rows % {TileRows};");
            if (product.IsPacked)
            {
                int width = Math.Min(TileVectors * lanes, product.Columns);
                writer.Line($"float[]? rented = rows >= {PackingRows} ? global::System.Buffers.ArrayPool<float>.Shared.Rent({product.Steps * width}) : null;");
            }

            WriteBlocks(TileRows, TileVectors, "0", "bulk");
            if (product.IsPacked)
            {
                using (writer.Block("if (rented is not null)"))
                {
                    writer.Line("global::System.Buffers.ArrayPool<float>.Shared.Return(rented);");
                }

                writer.Line();
            }

            WriteBlocks(1, SingleRowVectors, "bulk", "rows");
        }
    }

    // The outer loop runs over columns: a panel of b stays in the cache while all rows pass.
    private void WriteBlocks(int height, int vectors, string first, string end)
    {
        int width = vectors * lanes;
        int full = product.Columns / width;
        if (full > 0)
        {
            using (writer.Block($"for (int j = 0; j < {full * width}; j += {width})"))
            {
                WriteRows(height, "j", width, TileName(height, vectors), first, end);
            }

            writer.Line();
        }

        if (product.Columns > full * width)
        {
            using (writer.Block($"if ({first} < {end})"))
            {
                int start = RestStart(width);
                WriteRows(height, start.ToString(System.Globalization.CultureInfo.InvariantCulture), product.Columns - start, TileName(height, 0), first, end);
            }

            writer.Line();
        }
    }

    private void WriteRows(int height, string column, int width, string tile, string first, string end)
    {
        bool isPacked = product.IsPacked && height > 1;
        writer.Line($"ref float panel = ref Unsafe.Add(ref b, {column});");
        if (isPacked)
        {
            writer.Line($"nint stride = {product.Columns};");
            using (writer.Block("if (rented is not null)"))
            {
                using (writer.Block($"for (int k = 0; k < {product.Steps}; k++)"))
                {
                    writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref panel, (nint)k * {product.Columns}), {width}).CopyTo(rented.AsSpan(k * {width}, {width}));");
                }

                writer.Line();
                writer.Line("panel = ref MemoryMarshal.GetArrayDataReference(rented);");
                writer.Line($"stride = {width};");
            }

            writer.Line();
        }

        using (writer.Block($"for (int r = {first}; r < {end}; r += {height})"))
        {
            writer.Line($"nint at = (nint)r * {product.Columns} + {column};");
            IEnumerable<string> arguments = Operands.Select(name => name switch
            {
                "a" => $"ref Unsafe.Add(ref a, (nint)r * {product.Steps})",
                "b" => "ref panel",
                "bias" => $"ref Unsafe.Add(ref bias, {column})",
                _ => $"ref Unsafe.Add(ref {name}, at)",
            });
            writer.Line($"{tile}({string.Join(", ", arguments)}, {(isPacked ? "stride" : product.Columns.ToString(System.Globalization.CultureInfo.InvariantCulture))});");
        }
    }

    private string TileName(int height, int vectors) => $"Tile{bits}{suffix}_{height}_{(vectors == 0 ? "Rest" : "Full")}";

    private int RestStart(int width) => Math.Min(product.Columns / width * width, product.Columns - lanes);

    private void WriteTiles(int height, int vectors)
    {
        int width = vectors * lanes;
        if (product.Columns >= width)
        {
            WriteTile(height, TileName(height, vectors), Enumerable.Range(0, vectors).Select(v => v * lanes).ToArray());
        }

        if (product.Columns % width != 0)
        {
            // The last vector ends with the row: where it overlaps the one before, the same values are written twice.
            int rest = product.Columns - RestStart(width);
            int[] offsets = Enumerable.Range(0, (rest + lanes - 1) / lanes).Select(v => Math.Min(v * lanes, rest - lanes)).ToArray();
            WriteTile(height, TileName(height, 0), offsets);
        }
    }

    private void WriteTile(int height, string name, int[] offsets)
    {
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {name}({Parameters}, nint stride)"))
        {
            foreach ((int r, int v) in Sums())
            {
                string start = product.IsBackward ? vocabulary.Constant(0) : vocabulary.Load("bias", Place(0, offsets[v]));
                writer.Line($"{vocabulary.Type} s{r}_{v} = {start};");
            }

            using (writer.Block($"for (nint k = 0; k < {product.Steps}; k++)"))
            {
                for (int v = 0; v < offsets.Length; v++)
                {
                    writer.Line($"{vocabulary.Type} b{v} = {vocabulary.Load("b", Place(0, offsets[v]))};");
                }

                for (int r = 0; r < height; r++)
                {
                    string row = r == 0 ? "k" : $"k + {r * product.Steps}";
                    writer.Line($"{vocabulary.Type} a{r} = {vocabulary.Broadcast($"Unsafe.Add(ref a, {row})")};");
                    for (int v = 0; v < offsets.Length; v++)
                    {
                        writer.Line($"s{r}_{v} = {vocabulary.MultiplyAdd($"a{r}", $"b{v}", $"s{r}_{v}", isFused)};");
                    }
                }

                writer.Line("b = ref Unsafe.Add(ref b, stride);");
            }

            writer.Line();
            foreach ((int r, int v) in Sums())
            {
                string place = Place(r * product.Columns, offsets[v]);
                string sum = $"s{r}_{v}";
                if (!product.IsBackward)
                {
                    writer.Line(vocabulary.Store(sum, "z", place));
                }

                string[] inputs = product.IsBackward ? [vocabulary.Load("z", place), sum] : [sum];
                string result = core is null ? sum : $"Finish{bits}{suffix}({string.Join(", ", inputs)})";
                writer.Line(vocabulary.Store(result, "y", place));
            }
        }

        IEnumerable<(int Row, int Vector)> Sums() =>
            from r in Enumerable.Range(0, height)
            from v in Enumerable.Range(0, offsets.Length)
            select (r, v);

        string Place(int row, int offset) => (row + offset).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // The activation on one vector of sums, in the lanes that its program has.
    private void WriteFinish()
    {
        string[] names = product.IsBackward ? ["z", "sum"] : ["sum"];
        string inlining = program!.Instructions.Length <= LongestInlined ? "AggressiveInlining" : "AggressiveOptimization | MethodImplOptions.NoInlining";
        writer.Line();
        writer.Line($"[MethodImpl(MethodImplOptions.{inlining})]");
        using (writer.Block($"private static {vocabulary.Type} Finish{bits}{suffix}({string.Join(", ", names.Select(name => $"{vocabulary.Type} {name}"))})"))
        {
            if (program.Lane == ElementType.Single)
            {
                core!.WriteCall("r", core.Arguments(names, []));
                writer.Line($"return {core.Outputs("r").Single()};");
                return;
            }

            foreach (string half in new[] { "Lower", "Upper" })
            {
                core!.WriteCall(half, core.Arguments(names.Select(name => $"{vocabulary.Vector}.Widen{half}({name})"), []));
            }

            writer.Line($"return {vocabulary.Vector}.Narrow({core!.Outputs("Lower").Single()}, {core.Outputs("Upper").Single()});");
        }
    }
}
