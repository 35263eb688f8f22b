using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>The pictures of the README are drawn from measured figures and from the analyzer's own message. AK_ACCEPT_SNAPSHOTS=1 draws them anew.</summary>
public sealed class PicturesTests
{
    [Fact]
    public void Speed_IsThatOfThePageOfFigures()
    {
        string page = Repository.Read("docs", "performance.md");

        Assert.InRange(SpeedPicture.Rows(page).Count(), 10, 14);
        Assert.All(SpeedPicture.Rows(page), row => Assert.Equal(3, row.Times.Length));
        Check("speed.svg", SpeedPicture.Draw(page));
    }

    [Fact]
    public async Task Warning_IsWhatTheAnalyzerSays() => Check("saturation.svg", await WarningPicture.DrawAsync());

    private static void Check(string name, string picture)
    {
        string path = Repository.Path("docs", "images", name);
        if (Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, picture);
        }

        Assert.Equal(picture, File.ReadAllText(path));
    }
}
