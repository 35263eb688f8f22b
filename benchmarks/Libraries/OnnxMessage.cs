using System;
using System.IO;
using System.Text;

namespace ActivationKernels.Benchmarks.Libraries;

/// <summary>A message of a protocol buffer: fields one behind the other.</summary>
internal sealed class OnnxMessage
{
    private const int Varint = 0;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly MemoryStream stream = new();

    public byte[] ToArray() => stream.ToArray();

    public OnnxMessage Number(int field, long value)
    {
        Key(field, Varint);
        Variable((ulong)value);
        return this;
    }

    public OnnxMessage Float(int field, float value)
    {
        Key(field, Fixed32);
        stream.Write(BitConverter.GetBytes(value));
        return this;
    }

    public OnnxMessage Text(int field, string text) => Raw(field, Encoding.UTF8.GetBytes(text));

    public OnnxMessage Part(int field, OnnxMessage message) => Raw(field, message.ToArray());

    public OnnxMessage Raw(int field, ReadOnlySpan<byte> bytes)
    {
        Key(field, Bytes);
        Variable((ulong)bytes.Length);
        stream.Write(bytes);
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
