using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace ActivationKernels.Sample.Tests;

public class DigitsDataTests
{
    [Fact]
    public void File_IsSplitIntoTrainAndTest()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);

        Assert.Equal(1437, data.Train.Count);
        Assert.Equal(360, data.Test.Count);
        Assert.Equal(1437 * 64, data.Train.Pixels.Length);
        Assert.Equal(360 * 64, data.Test.Pixels.Length);
    }

    [Fact]
    public void Values_AreInRangeAndEveryDigitOccurs()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);

        foreach (Images images in (Images[])[data.Train, data.Test])
        {
            Assert.Equal(Enumerable.Range(0, 10), images.Labels.Distinct().Order());
            Assert.Equal(-1, images.Pixels.Min());
            Assert.Equal(1, images.Pixels.Max());
        }

        // The file has 178 zeros and 180 nines.
        Assert.Equal(178, data.Train.Labels.Concat(data.Test.Labels).Count(l => l == 0));
        Assert.Equal(180, data.Train.Labels.Concat(data.Test.Labels).Count(l => l == 9));
    }

    [Fact]
    public void Split_IsTheSameEveryTimeAndNotInTheOrderOfTheFile()
    {
        DigitsData one = DigitsData.Load(DigitsData.DefaultPath);
        DigitsData two = DigitsData.Load(DigitsData.DefaultPath);

        Assert.Equal(one.Train.Labels, two.Train.Labels);
        Assert.Equal(one.Test.Pixels, two.Test.Pixels);
        Assert.NotEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], one.Train.Labels[..10]);
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("a")]
    [InlineData("")]
    public void WrongRow_IsNamedByItsNumber(string row)
    {
        using var file = new TemporaryFile();
        file.WriteCompressed(row + "\n");

        Assert.Contains("row 1", Assert.Throws<DataException>(() => DigitsData.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(17, 0)]
    [InlineData(16, 10)]
    public void ValueOutOfRange_IsRefused(int pixel, int label)
    {
        using var file = new TemporaryFile();
        file.WriteCompressed(string.Join(',', Enumerable.Repeat(pixel, 64).Append(label)) + "\n");

        Assert.Contains("row 1", Assert.Throws<DataException>(() => DigitsData.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewRows_AreCounted()
    {
        using var file = new TemporaryFile();
        file.WriteCompressed(string.Join(',', Enumerable.Repeat(0, 65)) + "\n");

        Assert.Contains("1 rows", Assert.Throws<DataException>(() => DigitsData.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotCompressed_IsRefused()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "0,1,2");

        Assert.Contains("gzip", Assert.Throws<DataException>(() => DigitsData.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void WriteCompressed(string text)
        {
            using var writer = new StreamWriter(new GZipStream(File.Create(Path), CompressionMode.Compress));
            writer.Write(text);
        }

        public void Dispose() => File.Delete(Path);
    }
}
