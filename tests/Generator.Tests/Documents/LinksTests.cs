using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>Every link of a page leads to a file of the repository and to a heading that exists there; paths in backticks exist as well.</summary>
public sealed class LinksTests
{
    private static readonly string[] Folders = { "docs/", "src/", "tests/", "tools/", "benchmarks/", ".ci/" };

    public static TheoryData<string> Pages => new(Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(Repository.Root, "*.md"))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_Resolve(string page) => Assert.Empty(Broken(page, Repository.Read(page)));

    [Fact]
    public void BrokenLinks_AreFound() => Assert.Equal(
        new[] { "nowhere.md", "README.md#no-such-heading", "docs/nowhere.md" },
        Broken("README.md", "[a](nowhere.md) [b](README.md#no-such-heading) [c](README.md#install) `docs/nowhere.md` `docs/formulas.md`"));

    private static IEnumerable<string> Broken(string page, string text)
    {
        string prose = Regex.Replace(text, "^```.*?^```", "", RegexOptions.Singleline | RegexOptions.Multiline);
        foreach (Match link in Regex.Matches(prose, @"\]\(([^)\s]+)\)"))
        {
            string target = link.Groups[1].Value;
            if (!target.Contains("://", StringComparison.Ordinal) && !Resolves(page, text, target))
            {
                yield return target;
            }
        }

        // Names of files that exist only after a build or a run stay out.
        foreach (Match path in Regex.Matches(prose, @"`([\w./-]+)`"))
        {
            string target = path.Groups[1].Value;
            if (Folders.Any(f => target.StartsWith(f, StringComparison.Ordinal)) && !target.Contains("nnnn", StringComparison.Ordinal) && !Exists(Repository.Path(target)))
            {
                yield return target;
            }
        }
    }

    private static bool Resolves(string page, string text, string target)
    {
        string[] parts = target.Split('#');
        string file = parts[0].Length == 0 ? Repository.Path(page) : Path.Combine(Path.GetDirectoryName(Repository.Path(page))!, parts[0]);
        if (!Exists(file))
        {
            return false;
        }

        return parts.Length == 1 || Anchors(parts[0].Length == 0 ? text : File.ReadAllText(file)).Contains(parts[1]);
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    // As hosts of repositories make them: lower case, blanks to hyphens, no punctuation.
    private static IEnumerable<string> Anchors(string text) => Regex.Matches(text, "^#+ (.+)$", RegexOptions.Multiline)
        .Select(heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'), @"[^\w-]", ""));
}
