using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>Writes a stack of dense layers with rectifiers between them as a model in the format ONNX.</summary>
internal static class OnnxModel
{
    private const int Float = 1;

    /// <param name="sizes">Inputs, then the units of each layer.</param>
    /// <param name="parameters">For each layer weights, inputs x units, then biases.</param>
    /// <param name="rows">Rows of a batch.</param>
    public static byte[] Write(int[] sizes, ReadOnlySpan<float> parameters, int rows)
    {
        var graph = new MemoryStream();
        string below = "x";
        for (int l = 1; l < sizes.Length; l++)
        {
            (int inputs, int units) = (sizes[l - 1], sizes[l]);
            bool isLast = l == sizes.Length - 1;
            string sums = isLast ? "y" : $"z{l}";
            Node(graph, "Gemm", [below, $"w{l}", $"b{l}"], sums);
            Tensor(graph, $"w{l}", [inputs, units], parameters[..(inputs * units)]);
            Tensor(graph, $"b{l}", [units], parameters.Slice(inputs * units, units));
            parameters = parameters[((inputs + 1) * units)..];
            if (!isLast)
            {
                below = $"y{l}";
                Node(graph, "Relu", [sums], below);
            }
        }

        Text(graph, 2, "stack");
        Value(graph, 11, "x", rows, sizes[0]);
        Value(graph, 12, "y", rows, sizes[^1]);
        var operators = new MemoryStream();
        Number(operators, 2, 13);
        var model = new MemoryStream();
        Number(model, 1, 8);
        Bytes(model, 7, graph.ToArray());
        Bytes(model, 8, operators.ToArray());
        return model.ToArray();
    }

    private static void Node(MemoryStream graph, string kind, string[] inputs, string output)
    {
        var node = new MemoryStream();
        foreach (string input in inputs)
        {
            Text(node, 1, input);
        }

        Text(node, 2, output);
        Text(node, 4, kind);
        Bytes(graph, 1, node.ToArray());
    }

    private static void Tensor(MemoryStream graph, string name, int[] dimensions, ReadOnlySpan<float> values)
    {
        var tensor = new MemoryStream();
        foreach (int dimension in dimensions)
        {
            Number(tensor, 1, dimension);
        }

        Number(tensor, 2, Float);
        Text(tensor, 8, name);
        Bytes(tensor, 9, MemoryMarshal.AsBytes(values));
        Bytes(graph, 5, tensor.ToArray());
    }

    private static void Value(MemoryStream graph, int field, string name, params int[] dimensions)
    {
        var shape = new MemoryStream();
        foreach (int dimension in dimensions)
        {
            var size = new MemoryStream();
            Number(size, 1, dimension);
            Bytes(shape, 1, size.ToArray());
        }

        var tensor = new MemoryStream();
        Number(tensor, 1, Float);
        Bytes(tensor, 2, shape.ToArray());
        var type = new MemoryStream();
        Bytes(type, 1, tensor.ToArray());
        var value = new MemoryStream();
        Text(value, 1, name);
        Bytes(value, 2, type.ToArray());
        Bytes(graph, field, value.ToArray());
    }

    private static void Text(MemoryStream stream, int field, string text) => Bytes(stream, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(MemoryStream stream, int field, ReadOnlySpan<byte> bytes)
    {
        Varint(stream, (uint)field << 3 | 2);
        Varint(stream, (uint)bytes.Length);
        stream.Write(bytes);
    }

    private static void Number(MemoryStream stream, int field, int value)
    {
        Varint(stream, (uint)field << 3);
        Varint(stream, (uint)value);
    }

    private static void Varint(MemoryStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }
}
