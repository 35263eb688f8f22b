using System;

namespace ActivationKernels.Benchmarks.Libraries;

/// <summary>A node of a model: one operator from "x" to "y".</summary>
/// <param name="Operator">Its name.</param>
/// <param name="Domain">Empty for the operators of the standard.</param>
/// <param name="Attributes">Names and values: float, long or string.</param>
internal sealed record OnnxNode(string Operator, string Domain, params (string Name, object Value)[] Attributes);

/// <summary>Models of one node in ONNX's own format, which is a protocol buffer.</summary>
internal static class OnnxModel
{
    private const int FormatVersion = 10;
    private const int OperatorSet = 20;
    private const int Float = 1;

    private enum AttributeKind
    {
        Float = 1,
        Integer = 2,
        Text = 3,
    }

    /// <summary>The node over one row of that length.</summary>
    public static byte[] Write(OnnxNode node, int length)
    {
        var operation = new OnnxMessage().Text(1, "x").Text(2, "y").Text(4, node.Operator);
        foreach ((string name, object value) in node.Attributes)
        {
            operation.Part(5, Attribute(name, value));
        }

        operation.Text(7, node.Domain);
        OnnxMessage graph = new OnnxMessage().Part(1, operation).Text(2, "graph").Part(11, Tensor("x", length)).Part(12, Tensor("y", length));
        return new OnnxMessage()
            .Number(1, FormatVersion)
            .Part(7, graph)
            .Part(8, new OnnxMessage().Text(1, "").Number(2, OperatorSet))
            .Part(8, new OnnxMessage().Text(1, "com.microsoft").Number(2, 1))
            .ToArray();
    }

    private static OnnxMessage Attribute(string name, object value)
    {
        OnnxMessage message = new OnnxMessage().Text(1, name);
        return value switch
        {
            float number => message.Float(2, number).Number(20, (long)AttributeKind.Float),
            long number => message.Number(3, number).Number(20, (long)AttributeKind.Integer),
            string text => message.Text(4, text).Number(20, (long)AttributeKind.Text),
            _ => throw new ArgumentException($"No attribute of type {value.GetType().Name}.", nameof(value)),
        };
    }

    private static OnnxMessage Tensor(string name, int length)
    {
        OnnxMessage shape = new OnnxMessage().Part(1, new OnnxMessage().Number(1, 1)).Part(1, new OnnxMessage().Number(1, length));
        return new OnnxMessage().Text(1, name).Part(2, new OnnxMessage().Part(1, new OnnxMessage().Number(1, Float).Part(2, shape)));
    }
}
