using System.Globalization;
using System.Net;
using System.Text;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>Pictures of the pages: text and bars on a card that reads on light and dark pages alike.</summary>
internal sealed class Svg
{
    private readonly StringBuilder body = new();
    private readonly int width;

    public Svg(int width)
    {
        this.width = width;
    }

    public void Text(double x, double y, string text, string colour, int size = 13, string anchor = "start", bool mono = false, bool bold = false) =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"  <text x=\"{x:0.#}\" y=\"{y:0.#}\" fill=\"{colour}\" font-size=\"{size}\" text-anchor=\"{anchor}\" font-family=\"{(mono ? "Consolas, Menlo, 'DejaVu Sans Mono', monospace" : "'Segoe UI', Helvetica, Arial, sans-serif")}\"{(bold ? " font-weight=\"600\"" : "")} xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</text>\n");

    public void Bar(double x, double y, double length, double height, string colour) =>
        body.Append(CultureInfo.InvariantCulture, $"  <rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{length:0.#}\" height=\"{height:0.#}\" rx=\"2\" fill=\"{colour}\" />\n");

    /// <summary>The wavy line under what a diagnostic points at.</summary>
    public void Squiggle(double x, double y, double length, string colour)
    {
        body.Append(CultureInfo.InvariantCulture, $"  <path d=\"M{x:0.#} {y:0.#}");
        for (double at = 0; at < length; at += 4)
        {
            body.Append(" q1 -3 2 0 t2 0");
        }

        body.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\" />\n");
    }

    public string Finish(string title, double height, string background) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height:0}\" viewBox=\"0 0 {width} {height:0}\" role=\"img\">\n  <title>{WebUtility.HtmlEncode(title)}</title>\n  <rect width=\"{width}\" height=\"{height:0}\" rx=\"8\" fill=\"{background}\" />\n{body}</svg>\n");
}
