using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace ActivationKernels.Sample;

/// <summary>Images with their labels.</summary>
/// <param name="Pixels">Count x 64, row by row, each in [-1, 1].</param>
/// <param name="Labels">Count labels, each 0..9.</param>
internal sealed record Images(float[] Pixels, int[] Labels)
{
    public int Count => Labels.Length;
}

/// <summary>The file of digits cannot be used; the message is one line for the user.</summary>
internal sealed class DataException(string message) : UserErrorException(message);

/// <summary>The handwritten digits, split by a shuffle with a fixed seed.</summary>
/// <param name="Train">1,437 images.</param>
/// <param name="Test">The other 360.</param>
internal sealed record DigitsData(Images Train, Images Test)
{
    public const int PixelCount = 64;
    public const int ClassCount = 10;
    public const int ImageCount = 1797;
    public const int TrainCount = 1437;

    /// <summary>Mean square of the pixels, which declared networks name as that of their inputs.</summary>
    public const double MeanSquare = 0.717;

    private const int LargestPixel = 16;
    private const int SplitSeed = 20240229;

    /// <summary>The file that lies beside the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");

    /// <summary>Reads and splits the file. The split is the same for every run and every seed of the training.</summary>
    /// <exception cref="DataException">The file is missing, is no gzip file, or holds something else than the digits.</exception>
    public static DigitsData Load(string path)
    {
        List<byte[]> rows;
        try
        {
            rows = ReadRows(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"Data file not found: {path}");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DataException($"Data file is not a whole gzip file: {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"Data file cannot be read: {path}");
        }

        if (rows.Count != ImageCount)
        {
            throw new DataException($"Data file has {rows.Count} rows instead of {ImageCount}: {path}");
        }

        byte[][] shuffled = [.. rows];
        new Random(SplitSeed).Shuffle(shuffled);
        return new DigitsData(ToImages(shuffled[..TrainCount]), ToImages(shuffled[TrainCount..]));
    }

    private static List<byte[]> ReadRows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<byte[]>(ImageCount);
        while (reader.ReadLine() is { } line)
        {
            rows.Add(ParseRow(line, rows.Count + 1, path));
        }

        return rows;
    }

    private static byte[] ParseRow(string line, int number, string path)
    {
        string[] cells = line.Split(',');
        var row = new byte[PixelCount + 1];
        bool valid = cells.Length == row.Length;
        for (int i = 0; valid && i < row.Length; i++)
        {
            int largest = i < PixelCount ? LargestPixel : ClassCount - 1;
            valid = byte.TryParse(cells[i], NumberStyles.None, CultureInfo.InvariantCulture, out row[i]) && row[i] <= largest;
        }

        return valid
            ? row
            : throw new DataException($"Data file, row {number}: expected {PixelCount} pixels 0..{LargestPixel} and a label 0..{ClassCount - 1}: {path}");
    }

    private static Images ToImages(byte[][] rows) => new(
        [.. rows.SelectMany(r => r.Take(PixelCount)).Select(p => (p / (LargestPixel / 2f)) - 1)],
        [.. rows.Select(r => (int)r[PixelCount])]);
}
