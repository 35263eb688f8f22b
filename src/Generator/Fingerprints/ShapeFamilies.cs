using System;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Fingerprints;

/// <summary>A formula that has the shape of a published activation and not its constants.</summary>
/// <param name="Activation">How the publication calls it.</param>
/// <param name="Problem">What is off, as the end of a sentence.</param>
/// <param name="Right">The function as published.</param>
internal sealed record NearMiss(string Activation, string Problem, Func<double, double> Right);

/// <summary>
/// Activations whose constants are published numbers. The constants of a formula of that shape are computed from its values;
/// a formula whose constants are not even near was not meant to be the activation.
/// </summary>
internal static class ShapeFamilies
{
    /// <summary>Constants of the published activations, which a code fix may put in the place of a wrong one.</summary>
    public static ImmutableArray<double> Constants { get; } = ImmutableArray.Create(0.5, 0.7978845608028654, 0.044715, 1.0507009873554805, 1.6732632423543772);

    private static double Half => Constants[0];

    private static double GeluFactor => Constants[1];

    private static double GeluCube => Constants[2];

    private static double SeluScale => Constants[3];

    private static double SeluAlpha => Constants[4];

    private static readonly ImmutableArray<(Fingerprint Fingerprint, string Problem)> GeluWithoutCube = ImmutableArray.Create(
        (Fingerprint.Of(x => Gelu(x, x + (GeluCube * x))), "the term with 0.044715 takes x and not its cube"),
        (Fingerprint.Of(x => Gelu(x, x + (GeluCube * x * x))), "the term with 0.044715 takes the square of x and not its cube"));

    /// <summary>Null for a formula of another shape, for the right constants, and for constants that are far from the published ones.</summary>
    /// <param name="fingerprint">Of the function.</param>
    /// <param name="function">A formula of one variable.</param>
    public static NearMiss? Find(Fingerprint fingerprint, Func<double, double> function) => FindGelu(fingerprint, function) ?? FindSelu(function);

    private static double Gelu(double x, double inner) => Half * x * (1 + Math.Tanh(GeluFactor * inner));

    private static double Gelu(double x) => Gelu(x, x + (GeluCube * x * x * x));

    private static double Selu(double x) => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1));

    // half x (1 + tanh(factor (x + cube x^3))): tanh is odd, so that f(x)/x + f(-x)/-x = 2 half, and atanh gives factor + factor cube x^2.
    private static NearMiss? FindGelu(Fingerprint fingerprint, Func<double, double> f)
    {
        foreach ((Fingerprint wrong, string problem) in GeluWithoutCube)
        {
            if (wrong.Matches(fingerprint))
            {
                return new NearMiss("GELU", problem, Gelu);
            }
        }

        double half = (Share(f, 0.9) + Share(f, -0.9)) / 2;
        (double one, double two) = (Inner(f, half, 0.5), Inner(f, half, 1));
        double product = (two - one) / (1 - (0.5 * 0.5));
        double factor = two - product;
        double cube = product / factor;

        // Not a number where the formula leaves the range of tanh: it has another shape.
        if (double.IsNaN(cube) || Math.Abs(cube) < 1e-4 || !Same(half, (Share(f, 0.3) + Share(f, -0.3)) / 2) || !HasShape(0.2) || !HasShape(0.7) || !HasShape(1.2))
        {
            return null;
        }

        string[] wrongConstants = Wrong(("the factor 0.5", half, Half), ("sqrt(2/pi) = 0.7978846", factor, GeluFactor), ("0.044715", cube, GeluCube));
        return wrongConstants.Length is 1 or 2 ? new NearMiss("GELU", string.Join(" and ", wrongConstants), Gelu) : null;

        bool HasShape(double x) => Same(Inner(f, half, x), factor + (product * x * x));
    }

    // scale (x > 0 ? x : alpha (e^x - 1)). With a scale of 1 it is an ELU, which may have any alpha.
    private static NearMiss? FindSelu(Func<double, double> f)
    {
        double scale = f(2) / 2;
        double product = f(-1.5) / (Math.Exp(-1.5) - 1);
        double alpha = product / scale;
        bool hasShape = IsLine(0.3) && IsLine(0.9) && IsLine(4) && IsExponential(-3) && IsExponential(-0.7) && IsExponential(-0.1);
        if (!hasShape || Same(scale, 1) || Same(scale, alpha))
        {
            return null;
        }

        bool isExchanged = Near(scale, SeluAlpha) && Near(alpha, SeluScale);
        string[] wrong = Wrong(("the scale 1.050701", scale, SeluScale), ("the alpha 1.673263", alpha, SeluAlpha));
        bool isMeant = isExchanged || wrong.Length == 1 || (wrong.Length == 2 && IsClose(scale, SeluScale) && IsClose(alpha, SeluAlpha));
        return isMeant && wrong.Length > 0
            ? new NearMiss("SELU", isExchanged ? "its two constants are exchanged" : string.Join(" and ", wrong), Selu)
            : null;

        bool IsLine(double x) => Same(f(x), scale * x);
        bool IsExponential(double x) => Same(f(x), product * (Math.Exp(x) - 1));
    }

    private static double Share(Func<double, double> f, double x) => f(x) / x;

    private static double Inner(Func<double, double> f, double half, double x)
    {
        double t = (Share(f, x) / half) - 1;
        return Math.Log((1 + t) / (1 - t)) / 2 / x;
    }

    private static string[] Wrong(params (string Name, double Value, double Right)[] constants) => constants
        .Where(c => !Near(c.Value, c.Right))
        .Select(c => $"{c.Name} is {Numbers.Text(c.Value)} here")
        .ToArray();

    private static bool Near(double a, double b) => Fingerprint.AreSame(a, b, Fingerprint.Published);

    private static bool IsClose(double a, double b) => Fingerprint.AreSame(a, b, 0.05);

    private static bool Same(double a, double b) => Fingerprint.AreSame(a, b, Fingerprint.Exact);
}
