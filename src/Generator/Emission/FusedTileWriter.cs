using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the register tiles of a <see cref="FusedProduct"/> at one width, the copy of a panel, and the work on the sums;
/// <see cref="FusedWalkWriter"/> calls them.
/// </summary>
internal sealed class FusedTileWriter
{
    // A longer program would be repeated for every sum of a tile.
    private const int LongestInlined = 12;

    // Two steps at once where a tile has one row: the additions to its addresses would be a third of its work.
    private const int SingleRowSteps = 2;

    private readonly CodeWriter writer;
    private readonly FusedProduct product;
    private readonly int bits;
    private readonly string suffix;
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
        Lanes = bits / 32;
        Vocabulary = new Vocabulary(bits, ElementType.Single, ElementType.Single);
        if (product.Activation is { } activation)
        {
            program = Program(activation, isFused);
            core = new CoreWriter(writer, bits, program, suffix, -1);
        }
    }

    public string Condition { get; }

    public string Name => Named("Product");

    public int Lanes { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>Whether the result is as wide as a vector.</summary>
    public bool Fits => product.Columns >= Lanes;

    /// <summary>
    /// Rows of the tiles, highest first. 512-bit vectors come with 32 registers, the others with 16: eight rows by three vectors leave
    /// eight of them for the operands.
    /// </summary>
    public ImmutableArray<int> Heights
    {
        get
        {
            ImmutableArray<int> heights = bits == 512 ? ImmutableArray.Create(8, 4) : ImmutableArray.Create(4);

            // The height of a gradient is known.
            return product.Kind == ProductKind.Gradient ? ImmutableArray.Create(heights.Add(1).First(h => h <= product.Inputs)) : heights;
        }
    }

    /// <summary>Columns of a tile.</summary>
    public int Width => (bits == 512 ? 3 : 2) * Lanes;

    /// <summary>Columns of a tile of one row, which needs many sums to hide their latency.</summary>
    public int SingleRowWidth => product.Kind == ProductKind.Backward ? Width : (bits == 512 ? 16 : 8) * Lanes;

    /// <summary>Columns that a single row computes at once where it reads the weights as they lie.</summary>
    public int StreamedWidth => 2 * Lanes;

    /// <summary>The tile of a single row that takes what is left behind those.</summary>
    public string EdgeName => $"{Named("Tile")}_1_Edge";

    /// <summary>The operands as parameters.</summary>
    public string Parameters => string.Join(", ", product.Operands.Select(name => $"ref float {name}"));

    /// <summary>Whether something is applied to the sums.</summary>
    public bool HasFinish => core is not null;

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// What is applied to every element, whatever its size: among the sums of a tile a few large ones must not cost the others another way.
    /// </summary>
    public static Program Program(KernelRequest activation, bool isFused) => KernelLowering.Lower(Kernel.Create(activation), isFused).Single();

    public string Named(string method) => $"{method}{bits}{suffix}";

    /// <summary>The first column of the last, narrower tile of a row. At least one vector wide, it may overlap the one before.</summary>
    public int RestStart(int width) => Math.Min(product.Columns / width * width, product.Columns - Lanes);

    public string TileName(int height, bool isFull) => $"{Named("Tile")}_{height}_{(isFull ? "Full" : "Rest")}";

    public string PackName => Named("Pack");

    /// <summary>A vector of sums with what is applied to them.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="z">For a backward product the sums below.</param>
    public string Finish(string sum, string z = "") => core is null ? sum : $"{Named("Finish")}({(z.Length == 0 ? "" : z + ", ")}{sum})";

    public string MultiplyAdd(string a, string b, string c) => Vocabulary.MultiplyAdd(a, b, c, isFused);

    public void Write()
    {
        foreach (int height in Heights)
        {
            WriteTiles(Width, (name, offsets) => WriteTile(height, name, offsets), isFull => TileName(height, isFull));
        }

        if (product.Kind != ProductKind.Gradient)
        {
            WriteTiles(SingleRowWidth, (name, offsets) => WriteTile(1, name, offsets), isFull => TileName(1, isFull));
        }

        if (product.IsStreamed && product.Columns % StreamedWidth != 0)
        {
            WriteTile(1, EdgeName, RestOffsets(StreamedWidth));
        }

        if (product.IsBlocked && product.Columns >= Width)
        {
            WritePack();
        }

        if (core is not null)
        {
            WriteFinish();
            core.WriteMethod();
        }
    }

    private void WriteTiles(int width, Action<string, int[]> write, Func<bool, string> name)
    {
        if (product.Columns >= width)
        {
            write(name(true), Enumerable.Range(0, width / Lanes).Select(v => v * Lanes).ToArray());
        }

        if (product.Columns % width != 0)
        {
            write(name(false), RestOffsets(width));
        }
    }

    // The last vector ends with the row: where it overlaps the one before, the same values are written twice.
    private int[] RestOffsets(int width)
    {
        int rest = product.Columns - RestStart(width);
        return Enumerable.Range(0, (rest + Lanes - 1) / Lanes).Select(v => Math.Min(v * Lanes, rest - Lanes)).ToArray();
    }

    private void WriteTile(int height, string name, int[] offsets)
    {
        bool isGradient = product.Kind == ProductKind.Gradient;
        bool isBackward = product.Kind == ProductKind.Backward;
        int unrolled = height == 1 && !isGradient && product.Inputs % SingleRowSteps == 0 ? SingleRowSteps : 1;
        bool isBlocked = product.IsBlocked && height > 1;
        string stride = product.Kind == ProductKind.Backward ? Text(offsets[offsets.Length - 1] + Lanes) : isBlocked ? "stride" : Text(product.Columns);
        string further = isGradient ? ", nint steps" : isBlocked ? ", nint stride, nint steps, nuint above, bool isLast" : "";
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {name}({Parameters}{further})"))
        {
            foreach ((int r, int v) in Sums())
            {
                string above = r == 0 || !isBlocked ? Text(offsets[v]) : $"{r} * above + {offsets[v]}";
                string start = product.Kind == ProductKind.Forward ? Vocabulary.Load("bias", above) : Vocabulary.Constant(0);
                writer.Line($"{Vocabulary.Type} s{r}_{v} = {start};");
            }

            using (writer.Block($"for (nint k = 0; k < {(isBlocked ? "steps" : product.Steps)}; {(unrolled == 1 ? "k++" : $"k += {unrolled}")})"))
            {
                for (int u = 0; u < unrolled; u++)
                {
                    WriteStep(u);
                }
            }

            writer.Line();
            foreach ((int r, int v) in Sums())
            {
                string place = Text(r * product.Columns + offsets[v]);
                string sum = $"s{r}_{v}";
                if (product.Kind == ProductKind.Forward)
                {
                    writer.Line(Vocabulary.Store(sum, "z", place));
                }

                if (product.Kind != ProductKind.Forward || (core is not null && !isBlocked))
                {
                    WriteResult(sum, place);
                }
            }

            if (core is not null && isBlocked)
            {
                using (writer.Block("if (isLast)"))
                {
                    foreach ((int r, int v) in Sums())
                    {
                        WriteResult($"s{r}_{v}", Text(r * product.Columns + offsets[v]));
                    }
                }
            }
        }

        void WriteResult(string sum, string place) =>
            writer.Line(Vocabulary.Store(Finish(sum, isBackward ? Vocabulary.Load("z", place) : ""), "y", place));

        IEnumerable<(int Row, int Vector)> Sums() =>
            from r in Enumerable.Range(0, height)
            from v in Enumerable.Range(0, offsets.Length)
            select (r, v);

        void WriteStep(int u)
        {
            // A single row meets each vector of b once, as an operand in memory.
            string[] vectors = offsets.Select(offset => Vocabulary.Load("b", Text(offset))).ToArray();
            for (int v = 0; v < offsets.Length && height > 1; v++)
            {
                writer.Line($"{Vocabulary.Type} b{v} = {vectors[v]};");
                vectors[v] = $"b{v}";
            }

            for (int r = 0; r < height; r++)
            {
                int ahead = isGradient ? r : r * product.Inputs + u;
                string place = isGradient ? Text(ahead) : ahead == 0 ? "k" : $"k + {ahead}";
                string a = u == 0 ? $"a{r}" : $"a{r}_{u}";
                writer.Line($"{Vocabulary.Type} {a} = {Vocabulary.Broadcast($"Unsafe.Add(ref a, {place})")};");
                for (int v = 0; v < offsets.Length; v++)
                {
                    writer.Line($"s{r}_{v} = {MultiplyAdd(a, vectors[v], $"s{r}_{v}")};");
                }
            }

            if (isGradient)
            {
                writer.Line($"a = ref Unsafe.Add(ref a, {product.Inputs});");
            }

            writer.Line($"b = ref Unsafe.Add(ref b, {stride});");
        }
    }

    private void WritePack()
    {
        LoopWriter.WriteAttributes(writer);
        using (writer.Block($"private static void {PackName}(ref float panel, ref float packed, nint steps)"))
        using (writer.Block("for (nint k = 0; k < steps; k++)"))
        {
            for (int offset = 0; offset < Width; offset += Lanes)
            {
                writer.Line(Vocabulary.Store(Vocabulary.Load("panel", Text(offset)), "packed", Text(offset)));
            }

            writer.Line($"panel = ref Unsafe.Add(ref panel, {product.Columns});");
            writer.Line($"packed = ref Unsafe.Add(ref packed, {Width});");
        }
    }

    // The activation on one vector of sums, in the lanes that its program has.
    private void WriteFinish()
    {
        string[] names = product.Kind == ProductKind.Backward ? ["z", "sum"] : ["sum"];
        string inlining = program!.Instructions.Length <= LongestInlined ? "AggressiveInlining" : "AggressiveOptimization | MethodImplOptions.NoInlining";
        writer.Line();
        writer.Line($"[MethodImpl(MethodImplOptions.{inlining})]");
        using (writer.Block($"private static {Vocabulary.Type} {Named("Finish")}({string.Join(", ", names.Select(name => $"{Vocabulary.Type} {name}"))})"))
        {
            if (program.Lane == ElementType.Single)
            {
                core!.WriteCall("r", core.Arguments(names, []));
                writer.Line($"return {core.Outputs("r").Single()};");
                return;
            }

            foreach (string half in new[] { "Lower", "Upper" })
            {
                core!.WriteCall(half, core.Arguments(names.Select(name => $"{Vocabulary.Vector}.Widen{half}({name})"), []));
            }

            writer.Line($"return {Vocabulary.Vector}.Narrow({core!.Outputs("Lower").Single()}, {core.Outputs("Upper").Single()});");
        }
    }
}
