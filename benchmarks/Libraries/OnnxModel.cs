using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

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
        var operation = new Message().Text(1, "x").Text(2, "y").Text(4, node.Operator);
        foreach ((string name, object value) in node.Attributes)
        {
            operation.Part(5, Attribute(name, value));
        }

        operation.Text(7, node.Domain);
        Message graph = new Message().Part(1, operation).Text(2, "graph").Part(11, Tensor("x", length)).Part(12, Tensor("y", length));
        return new Message()
            .Number(1, FormatVersion)
            .Part(7, graph)
            .Part(8, new Message().Text(1, "").Number(2, OperatorSet))
            .Part(8, new Message().Text(1, "com.microsoft").Number(2, 1))
            .ToArray();
    }

    private static Message Attribute(string name, object value)
    {
        Message message = new Message().Text(1, name);
        return value switch
        {
            float number => message.Float(2, number).Number(20, (long)AttributeKind.Float),
            long number => message.Number(3, number).Number(20, (long)AttributeKind.Integer),
            string text => message.Text(4, text).Number(20, (long)AttributeKind.Text),
            _ => throw new ArgumentException($"No attribute of type {value.GetType().Name}.", nameof(value)),
        };
    }

    private static Message Tensor(string name, int length)
    {
        Message shape = new Message().Part(1, new Message().Number(1, 1)).Part(1, new Message().Number(1, length));
        return new Message().Text(1, name).Part(2, new Message().Part(1, new Message().Number(1, Float).Part(2, shape)));
    }

    /// <summary>A message of a protocol buffer: fields one behind the other.</summary>
    private sealed class Message
    {
        private const int Varint = 0;
        private const int Bytes = 2;
        private const int Fixed32 = 5;

        private readonly MemoryStream stream = new();

        public byte[] ToArray() => stream.ToArray();

        public Message Number(int field, long value)
        {
            Key(field, Varint);
            Variable((ulong)value);
            return this;
        }

        public Message Float(int field, float value)
        {
            Key(field, Fixed32);
            stream.Write(BitConverter.GetBytes(value));
            return this;
        }

        public Message Text(int field, string text) => Raw(field, Encoding.UTF8.GetBytes(text));

        public Message Part(int field, Message message) => Raw(field, message.ToArray());

        private Message Raw(int field, IReadOnlyCollection<byte> bytes)
        {
            Key(field, Bytes);
            Variable((ulong)bytes.Count);
            stream.Write([.. bytes]);
            return this;
        }

        private void Key(int field, int wire) => Variable((ulong)((field << 3) | wire));

        private void Variable(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                stream.WriteByte((byte)(value | 0x80));
            }

            stream.WriteByte((byte)value);
        }
    }
}
