using System.Globalization;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Pipeline;

public sealed class DeterminismTests
{
    private static readonly string Source = Compilations.Kernels("""
        [Activation("leaky", Slope = -0.01)] public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);
        [Activation("silu")] public static partial void Silu(ReadOnlySpan<double> x, Span<double> y);
        [Activation("elu", Alpha = -1.5)] public static partial void Invalid(ReadOnlySpan<double> x, Span<double> y);
        """);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Culture_DoesNotChangeTheText(string culture)
    {
        string expected = Under(CultureInfo.InvariantCulture);

        Assert.Equal(expected, Under(CultureInfo.GetCultureInfo(culture)));
        Assert.DoesNotContain('\r', expected);
    }

    private static string Under(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            GeneratorResult result = Compilations.Run(Source);
            return result.Text + string.Concat(result.Analyze().Select(d => d.GetMessage(CultureInfo.InvariantCulture)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }
}
