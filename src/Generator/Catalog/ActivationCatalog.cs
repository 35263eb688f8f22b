using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>The table of activations. Adding one is adding one row.</summary>
internal static class ActivationCatalog
{
    private const double Largest = 1e6;

    private static readonly Parameter Slope = new(
        "Slope", 0.01, -Largest, Largest, "a slope of 0 is relu, where -infinity would give NaN here", AllowsZero: false);

    private static readonly Parameter Alpha = new(
        "Alpha", 1, 1e-6, Largest, "the negative side tends to -Alpha and has to stay below 0");

    public static ImmutableArray<Activation> All { get; } = ImmutableArray.Create(
        new Activation(
            "identity",
            "The input itself, for linear output layers",
            f => f.X,
            aliases: new[] { "linear" }),
        new Activation(
            "relu",
            "Rectified linear unit: the positive part, 0 at 0 and below",
            f => Select(f.X <= 0, 0, f.X)),
        new Activation(
            "leaky",
            "Leaky rectified linear unit: a small slope keeps negative units alive",
            f => Select(f.X > 0, f.X, f["Slope"] * f.X),
            aliases: new[] { "leaky_relu" },
            parameters: new[] { Slope }),
        new Activation(
            "sigmoid",
            "Logistic function: saturates on both sides and is not zero-centred",
            f => Sigmoid(f.X),
            aliases: new[] { "logistic" }),
        new Activation(
            "tanh",
            "Hyperbolic tangent: zero-centred, saturates on both sides",
            f => Tanh(f.X)),
        new Activation(
            "elu",
            "Exponential linear unit: smooth towards -Alpha on the negative side",
            f => Select(f.X > 0, f.X, f["Alpha"] * Expm1(f.X)),
            parameters: new[] { Alpha }),
        new Activation(
            "softplus",
            "Smooth form of relu: log(1 + e^x)",
            f => Softplus(f.X)),
        new Activation(
            "silu",
            "Sigmoid-weighted linear unit: x sigmoid(x)",
            f => f.X * Sigmoid(f.X),
            aliases: new[] { "swish" },
            stableDerivative: SiluDerivative),
        new Activation(
            "maxout",
            "The largest of its inputs; the first wins a tie, NaN wins over all",
            f => f.Inputs.Aggregate((largest, input) => Select(largest >= input, largest, input))!,
            inputs: (2, 8)));

    /// <summary>The row of that name or alias; case, '-' and '_' do not count.</summary>
    public static Activation? Find(string name)
    {
        string key = Normalise(name);
        foreach (Activation activation in All)
        {
            if (Names(activation).Any(n => string.Equals(Normalise(n), key, StringComparison.Ordinal)))
            {
                return activation;
            }
        }

        return null;
    }

    /// <summary>Whether two names mean the same; case, '-' and '_' do not count.</summary>
    public static bool SameName(string a, string b) => string.Equals(Normalise(a), Normalise(b), StringComparison.Ordinal);

    /// <summary>The name or alias that differs least from <paramref name="name"/>.</summary>
    public static string Nearest(string name)
    {
        string key = Normalise(name);
        return All.SelectMany(Names).OrderBy(n => EditDistance(Normalise(n), key)).ThenBy(n => n, StringComparer.Ordinal).First();
    }

    private static IEnumerable<string> Names(Activation activation) => activation.Aliases.Prepend(activation.Name);

    // silu' = 1/2 at 0 and has a root at -y0. With u = y0 - |x| and e0 = y0 - 1 = e^-y0, the root is a factor: u and expm1(u)
    // share their sign, so nothing cancels. x > 0 follows from silu'(x) = 1 - silu'(-x).
    private static Expr SiluDerivative(FormulaOperands f)
    {
        ExprTable table = f.Table;
        Expr y0 = table.Constant(1.2784645427610737, 1.0946994183093437e-16);
        Expr e0 = table.Constant(0.2784645427610738, -1.5523606315812798e-18);
        Expr u = y0 - Min(Abs(f.X), Saturation);
        Expr e = e0 * Exp(u);
        Expr negative = e * (u + e0 * Expm1(u)) / ((1 + e) * (1 + e));
        return Select(f.X < 0, negative, 1 - negative);
    }

    // Beyond this magnitude e^-|x| is 0 in every element type; x e^-|x| must not become infinity * 0.
    private const double Saturation = 1000;

    private static string Normalise(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('-' or '_'))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }

    // Levenshtein, one row at a time.
    private static int EditDistance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, substitution);
            }
        }

        return row[b.Length];
    }
}
