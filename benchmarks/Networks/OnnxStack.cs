using System;
using System.Runtime.InteropServices;
using ActivationKernels.Benchmarks.Libraries;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>Writes a stack of dense layers with rectifiers between them as a model in the format ONNX.</summary>
internal static class OnnxStack
{
    private const int FormatVersion = 8;
    private const int OperatorSet = 13;
    private const int Float = 1;

    /// <param name="sizes">Inputs, then the units of each layer.</param>
    /// <param name="parameters">For each layer weights, inputs x units, then biases.</param>
    /// <param name="rows">Rows of a batch.</param>
    public static byte[] Write(int[] sizes, ReadOnlySpan<float> parameters, int rows)
    {
        var graph = new OnnxMessage();
        string below = "x";
        for (int l = 1; l < sizes.Length; l++)
        {
            (int inputs, int units) = (sizes[l - 1], sizes[l]);
            bool isLast = l == sizes.Length - 1;
            string sums = isLast ? "y" : $"z{l}";
            graph.Part(1, new OnnxMessage().Text(1, below).Text(1, $"w{l}").Text(1, $"b{l}").Text(2, sums).Text(4, "Gemm"));
            graph.Part(5, Constant($"w{l}", [inputs, units], parameters[..(inputs * units)]));
            graph.Part(5, Constant($"b{l}", [units], parameters.Slice(inputs * units, units)));
            parameters = parameters[((inputs + 1) * units)..];
            if (!isLast)
            {
                below = $"y{l}";
                graph.Part(1, new OnnxMessage().Text(1, sums).Text(2, below).Text(4, "Relu"));
            }
        }

        graph.Text(2, "stack").Part(11, Variable("x", rows, sizes[0])).Part(12, Variable("y", rows, sizes[^1]));
        return new OnnxMessage()
            .Number(1, FormatVersion)
            .Part(7, graph)
            .Part(8, new OnnxMessage().Number(2, OperatorSet))
            .ToArray();
    }

    private static OnnxMessage Constant(string name, int[] dimensions, ReadOnlySpan<float> values)
    {
        var tensor = new OnnxMessage();
        foreach (int dimension in dimensions)
        {
            tensor.Number(1, dimension);
        }

        return tensor.Number(2, Float).Text(8, name).Raw(9, MemoryMarshal.AsBytes(values));
    }

    private static OnnxMessage Variable(string name, int rows, int columns)
    {
        OnnxMessage shape = new OnnxMessage().Part(1, new OnnxMessage().Number(1, rows)).Part(1, new OnnxMessage().Number(1, columns));
        return new OnnxMessage().Text(1, name).Part(2, new OnnxMessage().Part(1, new OnnxMessage().Number(1, Float).Part(2, shape)));
    }
}
