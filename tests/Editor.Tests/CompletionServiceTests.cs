using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Editor.Tests;

/// <summary>The package's completion as an editor asks for it, among what the editor offers of its own.</summary>
public sealed class CompletionServiceTests
{
    [Fact]
    public async Task InsideTheString_ActivationsAreListed()
    {
        using var editor = new Editor(Attributed("""[Activation("si$")]"""));

        string[] listed = (await editor.ListAsync()).Select(i => i.DisplayText).ToArray();

        Assert.Contains("sigmoid", listed);
        Assert.Contains("leaky_relu", listed);
    }

    [Fact]
    public async Task ChosenActivation_ReplacesWhatWasTyped()
    {
        using var editor = new Editor(Attributed("""[Activation("si$")]"""));

        Assert.Equal(Attributed("""[Activation("sigmoid")]"""), await editor.ChooseAsync("sigmoid"));
    }

    [Fact]
    public async Task BehindTheName_ItsParametersStandBesideTheOtherProperties()
    {
        using var editor = new Editor(Attributed("""[Activation("leaky", $)]"""));

        string[] listed = (await editor.ListAsync()).Select(i => i.DisplayText).ToArray();

        Assert.Contains("Slope =", listed);
        Assert.Contains("Role", listed.Select(t => t.TrimEnd(' ', '=')));
    }

    [Fact]
    public async Task OtherStrings_ListNoActivation()
    {
        using var editor = new Editor(Attributed("""[System.Obsolete("si$")]"""));

        Assert.DoesNotContain("sigmoid", (await editor.ListAsync()).Select(i => i.DisplayText));
    }

    private static string Attributed(string attribute) => $$"""
        using System;
        using ActivationKernels;

        static partial class Kernels
        {
            {{attribute}}
            public static partial void F(ReadOnlySpan<float> x, Span<float> y);
        }
        """;
}
