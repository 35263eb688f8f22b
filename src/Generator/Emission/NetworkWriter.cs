using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Lowering;
using ActivationKernels.Propagation;

namespace ActivationKernels.Emission;

/// <summary>
/// Writes the other part of a declared network: parameters, initialisation, prediction and files; <see cref="TrainingWriter"/> adds
/// what needs a loss.
/// </summary>
internal sealed class NetworkWriter
{
    internal const string Services = "global::ActivationKernels.CompilerServices.";

    // The activations of one tile of rows stay in the second-level cache, together with a panel of weights.
    private const int TileValues = 32768;
    private const int LargestTile = 32;

    private readonly CodeWriter writer = new();
    private readonly NetworkSource source;
    private readonly TargetCapabilities capabilities;
    private readonly ImmutableArray<NetworkLayer> layers;
    private readonly Dictionary<string, string> classNames = new(StringComparer.Ordinal);
    private readonly List<(string ClassName, KernelRequest Request)> kernels = new();
    private readonly List<(string ClassName, FusedProduct Product)> products = new();

    private NetworkWriter(NetworkSource source, TargetCapabilities capabilities)
    {
        this.source = source;
        this.capabilities = capabilities;
        layers = NetworkLayer.All(source);
    }

    private NetworkLayer Output => layers[layers.Length - 1];

    private int ParameterCount => Output.BiasOffset + Output.Units;

    /// <summary>Empty for a target without the vector types that the products need.</summary>
    public static string Write(NetworkSource source, TargetCapabilities capabilities)
    {
        if (!capabilities.HasVectors)
        {
            return "";
        }

        var networkWriter = new NetworkWriter(source, capabilities);
        networkWriter.WriteFile();
        return networkWriter.writer.ToString();
    }

    /// <summary>The documentation and the attributes of a generated member with code.</summary>
    internal static void Member(CodeWriter writer, string summary, params string[] documentation)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (string line in documentation)
        {
            writer.Line("/// " + line);
        }

        Hidden(writer);
    }

    /// <summary>The attributes of a generated member with code.</summary>
    internal static void Hidden(CodeWriter writer)
    {
        Field(writer);
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
    }

    /// <summary>The attribute of a generated field or constant.</summary>
    internal static void Field(CodeWriter writer) => writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"ActivationKernels\", \"\")]");

    /// <summary>The class of a kernel; equal kernels of several layers share one.</summary>
    internal string Register(NetworkLayer layer, KernelKind kind)
    {
        string key = layer.KernelKey(kind);
        if (!classNames.TryGetValue(key, out string? name))
        {
            name = $"{kind}_{StableHash.Of(source.Identity + "|" + key)}";
            classNames.Add(key, name);
            kernels.Add((name, layer.Kernel(kind)));
        }

        return $"global::{KernelClasses.Namespace}.{name}";
    }

    /// <summary>The statements that compute a layer: its sums, and what the activation makes of them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Rows of inputs.</param>
    /// <param name="sums">Receives the sums.</param>
    /// <param name="outputs">Receives the outputs; may be the sums, which are lost then.</param>
    /// <param name="isApplied">Whether the activation is applied; without it the outputs stay as they are.</param>
    internal IEnumerable<string> Forward(NetworkLayer layer, string input, string sums, string outputs, bool isApplied = true)
    {
        bool isFused = isApplied && layer.HasKernel;
        string product = Register(new FusedProduct(ProductKind.Forward, layer.Inputs, layer.Units, isFused ? layer.Kernel(KernelKind.Forward) : null), layer, isFused ? KernelKind.Forward : null);
        yield return $"{product}.Run({input}, {layer.Weights}, {layer.Bias}, {sums}, {(isFused ? outputs : sums)});";
        if (isApplied && layer.IsDistribution)
        {
            yield return $"{Register(layer, KernelKind.Forward)}.Run({sums}, {outputs}, {layer.Units});";
        }
    }

    /// <summary>The class of a product; equal products of several layers share one.</summary>
    /// <param name="product">What it computes.</param>
    /// <param name="activated">The layer whose activation is applied, if any.</param>
    /// <param name="kind">Its kernel, null for none.</param>
    internal string Register(FusedProduct product, NetworkLayer? activated = null, KernelKind? kind = null)
    {
        string key = $"Product|{product.Kind}|{product.Inputs}|{product.Columns}|{(kind is { } k ? activated?.KernelKey(k) : "")}";
        if (!classNames.TryGetValue(key, out string? name))
        {
            name = $"{product.Kind}Product_{StableHash.Of(source.Identity + "|" + key)}";
            classNames.Add(key, name);
            products.Add((name, product));
        }

        return $"global::{KernelClasses.Namespace}.{name}";
    }

    private void WriteFile()
    {
        writer.Line("// <auto-generated/>");
        writer.Line($"// {source.Inputs} inputs{string.Concat(layers.Select(l => $", {l.Units} {l.Plan.Activation}"))}: {ParameterCount} parameters");
        writer.Line("#nullable enable");
        writer.Line("#pragma warning disable");
        writer.Line();
        writer.Line("using System;");
        writer.Line();
        if (source.Namespace.Length == 0)
        {
            WriteTypes(0);
        }
        else
        {
            using (writer.Block($"namespace {source.Namespace}"))
            {
                WriteTypes(0);
            }
        }

        KernelClasses.Write(writer, kernels, capabilities, products);
    }

    private void WriteTypes(int depth)
    {
        using (writer.Block(source.Types[depth]))
        {
            if (depth + 1 < source.Types.Count)
            {
                WriteTypes(depth + 1);
                return;
            }

            WriteParameters();
            WriteInitialize();
            WritePredict();
            WriteFiles();
            if (source.Plan.Loss != Loss.Unspecified)
            {
                new TrainingWriter(this, writer, source, layers).Write();
            }
        }
    }

    private void WriteParameters()
    {
        Constant("InputCount", source.Inputs, "Number of values of one input.");
        Constant("OutputCount", Output.Units, "Number of values of one output.");
        Constant("ParameterCount", ParameterCount, "Number of weights and biases.");
        Field(writer);
        using (writer.Block($"private static readonly {Services}NamedTensor[] tensors = new {Services}NamedTensor[]", "};"))
        {
            foreach (NetworkLayer layer in layers)
            {
                writer.Line($"new(\"layer{layer.Number}.weight\", {layer.WeightOffset}, {layer.Inputs}, {layer.Units}),");
                writer.Line($"new(\"layer{layer.Number}.bias\", {layer.BiasOffset}, 0, {layer.Units}),");
            }
        }

        writer.Line();
        Field(writer);
        writer.Line($"private readonly {Services}AlignedBuffer parameters = new {Services}AlignedBuffer(ParameterCount);");
        Member(
            writer,
            "Makes a network with initial parameters.",
            "<param name=\"seed\">The same seed gives the same parameters.</param>");
        writer.Line($"public {source.ClassName}(int seed = 0) => Initialize(seed);");
        Member(writer, "All weights and biases: for each layer its weights, inputs x units row by row, then its biases.");
        writer.Line("public global::System.Span<float> Parameters => parameters;");
        foreach (NetworkLayer layer in layers)
        {
            Member(writer, $"Weights of layer {layer.Number}: {layer.Inputs} inputs x {layer.Units} units, a view of <see cref=\"Parameters\"/>.");
            writer.Line($"public global::System.Span<float> {layer.Weights} => parameters.AsSpan({layer.WeightOffset}, {layer.WeightCount});");
            Member(writer, $"Biases of layer {layer.Number}, a view of <see cref=\"Parameters\"/>.");
            writer.Line($"public global::System.Span<float> {layer.Bias} => parameters.AsSpan({layer.BiasOffset}, {layer.Units});");
        }

        void Constant(string name, int value, string summary)
        {
            writer.Line($"/// <summary>{summary}</summary>");
            Field(writer);
            writer.Line($"public const int {name} = {value};");
            writer.Line();
        }
    }

    private void WriteInitialize()
    {
        Member(
            writer,
            "Gives all parameters their declared initial distribution.",
            "<param name=\"seed\">The same seed gives the same parameters.</param>");
        using (writer.Block("public void Initialize(int seed)"))
        {
            foreach (string statement in layers.SelectMany(l => l.Initialize(Services + "InitialWeights")))
            {
                writer.Line(statement);
            }
        }
    }

    private void WritePredict()
    {
        int widest = layers.Take(layers.Length - 1).Select(l => l.Units).DefaultIfEmpty(1).Max();
        int tile = Math.Max(Math.Min(TileValues / widest / 4 * 4, LargestTile), 4);
        Member(
            writer,
            "Computes the outputs for a batch. Safe on several threads at once while no thread trains.",
            $"<param name=\"x\">Inputs, {source.Inputs} for each row.</param>",
            $"<param name=\"y\">Receives the outputs, {Output.Units} for each row.</param>",
            "<exception cref=\"global::System.ArgumentException\">The lengths are no such multiples, or the spans overlap.</exception>");
        using (writer.Block("public void Predict(global::System.ReadOnlySpan<float> x, global::System.Span<float> y)"))
        {
            writer.Line($"int rows = {Services}Batch.Rows(x, y, InputCount, OutputCount);");
            int buffers = Math.Min(layers.Length - 1, 2);
            if (buffers > 0)
            {
                writer.Line($"float[] rented = global::System.Buffers.ArrayPool<float>.Shared.Rent({buffers * tile * widest});");
            }

            using (writer.Block($"for (int first = 0; first < rows; first += {tile})"))
            {
                writer.Line($"int count = global::System.Math.Min({tile}, rows - first);");
                string input = "input";
                writer.Line("global::System.ReadOnlySpan<float> input = x.Slice(first * InputCount, count * InputCount);");
                foreach (NetworkLayer layer in layers)
                {
                    string name = $"y{layer.Number}";
                    string home = layer == Output
                        ? "y.Slice(first * OutputCount, count * OutputCount)"
                        : $"rented.AsSpan({(layer.Number - 1) % 2 * tile * widest}, count * {layer.Units})";
                    writer.Line($"global::System.Span<float> {name} = {home};");
                    foreach (string statement in Forward(layer, input, name, name))
                    {
                        writer.Line(statement);
                    }

                    input = name;
                }
            }

            if (buffers > 0)
            {
                writer.Line();
                writer.Line("global::System.Buffers.ArrayPool<float>.Shared.Return(rented);");
            }
        }
    }

    private void WriteFiles()
    {
        Member(
            writer,
            "Writes all parameters in the format safetensors.",
            "<param name=\"stream\">Receives the bytes; it stays open.</param>");
        writer.Line($"public void Save(global::System.IO.Stream stream) => {Services}TensorFile.Save(stream, tensors, parameters);");
        Member(
            writer,
            "Reads all parameters from the format safetensors. A file that does not fit leaves the network as it was.",
            "<param name=\"stream\">Is read to its end; it stays open.</param>",
            "<exception cref=\"global::System.IO.InvalidDataException\">The file is cut off, is of another format, or holds other tensors.</exception>");
        writer.Line($"public void Load(global::System.IO.Stream stream) => {Services}TensorFile.Load(stream, tensors, parameters);");
    }
}
