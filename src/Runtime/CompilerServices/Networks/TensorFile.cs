#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ActivationKernels.CompilerServices;

/// <summary>A named tensor inside the parameters of a generated network. Not for use in hand-written code.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Offset">Index of its first value.</param>
/// <param name="Rows">Rows; 0 for a vector.</param>
/// <param name="Columns">Columns, or the length of a vector.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NamedTensor(string Name, int Offset, int Rows, int Columns)
{
    /// <summary>Number of values.</summary>
    public int Count => Math.Max(Rows, 1) * Columns;

    /// <summary>Its shape, outermost dimension first.</summary>
    public int[] Shape => Rows == 0 ? [Columns] : [Rows, Columns];
}

/// <summary>
/// Parameters in the format safetensors: the length of a header in eight bytes, the header in JSON, then the values, all little-endian.
/// Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorFile
{
    private const string Single = "F32";
    private const string Metadata = "__metadata__";
    private const int HeaderAlignment = 8;

    // No header of a stack of layers comes near this; a larger one is no header.
    private const long LongestHeader = 1 << 24;

    /// <summary>Writes all tensors.</summary>
    public static void Save(Stream stream, ReadOnlySpan<NamedTensor> tensors, ReadOnlySpan<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            long offset = 0;
            foreach (NamedTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", Single);
                WriteArray(json, "shape", tensor.Shape.Select(d => (long)d));
                WriteArray(json, "data_offsets", [offset, offset + sizeof(float) * (long)tensor.Count]);
                json.WriteEndObject();
                offset += sizeof(float) * (long)tensor.Count;
            }

            json.WriteEndObject();
        }

        // Spaces behind the header align the values.
        while (header.Length % HeaderAlignment != 0)
        {
            header.WriteByte((byte)' ');
        }

        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.WriteTo(stream);
        foreach (NamedTensor tensor in tensors)
        {
            WriteValues(stream, parameters.Slice(tensor.Offset, tensor.Count));
        }
    }

    /// <summary>Reads all tensors. Nothing is written to <paramref name="parameters"/> unless the whole file fits.</summary>
    /// <exception cref="InvalidDataException">The file is no safetensors file, is cut off, or holds other tensors.</exception>
    public static void Load(Stream stream, ReadOnlySpan<NamedTensor> tensors, Span<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] length = Read(stream, sizeof(long), "the length of the header");
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (headerLength is < 2 or > LongestHeader)
        {
            throw new InvalidDataException($"No safetensors file: it announces a header of {headerLength} bytes.");
        }

        Dictionary<string, (int[] Shape, long Begin, long End)> entries = ReadHeader(Read(stream, headerLength, "the header"));
        long total = CheckEntries(entries, tensors);
        byte[] data = Read(stream, total, "the values");
        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException("The file goes on behind its last tensor.");
        }

        foreach (NamedTensor tensor in tensors)
        {
            ReadOnlySpan<byte> bytes = data.AsSpan((int)entries[tensor.Name].Begin, sizeof(float) * tensor.Count);
            for (int i = 0; i < tensor.Count; i++)
            {
                parameters[tensor.Offset + i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * i)..]);
            }
        }
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static byte[] Read(Stream stream, long count, string what)
    {
        var bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length
            ? bytes
            : throw new InvalidDataException($"The file ends inside {what}: {read} of {bytes.Length} bytes are there.");
    }

    private static Dictionary<string, (int[] Shape, long Begin, long End)> ReadHeader(byte[] header)
    {
        var entries = new Dictionary<string, (int[] Shape, long Begin, long End)>(StringComparer.Ordinal);
        try
        {
            using JsonDocument json = JsonDocument.Parse(header);
            foreach (JsonProperty entry in json.RootElement.EnumerateObject().Where(e => e.Name != Metadata))
            {
                string? type = entry.Value.GetProperty("dtype").GetString();
                if (type != Single)
                {
                    throw new InvalidDataException($"Tensor '{entry.Name}' has the type {type}, not {Single}.");
                }

                JsonElement offsets = entry.Value.GetProperty("data_offsets");
                int[] shape = entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32()).ToArray();
                if (!entries.TryAdd(entry.Name, (shape, offsets[0].GetInt64(), offsets[1].GetInt64())))
                {
                    throw new InvalidDataException($"Tensor '{entry.Name}' is there twice.");
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or DecoderFallbackException)
        {
            throw new InvalidDataException("No safetensors file: its header cannot be read.", e);
        }

        return entries;
    }

    // The tensors have to fill the data without gaps, in any order.
    private static long CheckEntries(Dictionary<string, (int[] Shape, long Begin, long End)> entries, ReadOnlySpan<NamedTensor> tensors)
    {
        foreach (NamedTensor tensor in tensors)
        {
            if (!entries.TryGetValue(tensor.Name, out (int[] Shape, long Begin, long End) entry))
            {
                throw new InvalidDataException($"Tensor '{tensor.Name}' is missing.");
            }

            if (!entry.Shape.SequenceEqual(tensor.Shape))
            {
                throw new InvalidDataException(
                    $"Tensor '{tensor.Name}' has the shape [{string.Join(", ", entry.Shape)}], not [{string.Join(", ", tensor.Shape)}].");
            }

            if (entry.End - entry.Begin != sizeof(float) * (long)tensor.Count)
            {
                throw new InvalidDataException($"Tensor '{tensor.Name}' has {entry.End - entry.Begin} bytes, not {sizeof(float) * (long)tensor.Count}.");
            }
        }

        if (entries.Count != tensors.Length)
        {
            throw new InvalidDataException($"The file holds {entries.Count} tensors, the network {tensors.Length}.");
        }

        long end = 0;
        foreach (KeyValuePair<string, (int[] Shape, long Begin, long End)> entry in entries.OrderBy(e => e.Value.Begin))
        {
            if (entry.Value.Begin != end)
            {
                throw new InvalidDataException($"Tensor '{entry.Key}' begins at byte {entry.Value.Begin}, not {end}.");
            }

            end = entry.Value.End;
        }

        return end;
    }
}
#endif
