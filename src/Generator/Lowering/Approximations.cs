using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How one primitive is computed.</summary>
/// <param name="arithmetic">Receives the instructions.</param>
/// <param name="argument">The argument, which may have an exponent.</param>
/// <param name="range">Where the argument lies.</param>
internal delegate Term Approximation(TermArithmetic arithmetic, Term argument, Interval range);

/// <summary>
/// How primitives are computed. Polynomials come from tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class Approximations
{
    // log1p(e) = e + e^2 p(e) on [0, 1] in float, relative error 3.16e-8.
    private static readonly ImmutableArray<double> Log1pSingle = ImmutableArray.Create(
        -0.4999999701976776123046875, 0.333329021930694580078125, -0.24988003075122833251953125,
        0.19866557419300079345703125, -0.15897689759731292724609375, 0.116701923310756683349609375,
        -6.8048082292079925537109375e-2, 2.602188847959041595458984375e-2, -4.6662683598697185516357421875e-3);

    // log1p(e) = e p(e) on [0, 1]. Relative error 7.43e-10 (wide) and 2.58e-19 (double).
    private static readonly ImmutableArray<double> Log1pWide = ImmutableArray.Create(
        0.9999999992568215, -0.49999981433656965, 0.3333255962641637, -0.24987270887989996,
        0.19890747854377216, -0.1610569199521377, 0.1241843704938142, -0.08244176491793927,
        0.04147823664703882, -0.013407534136788279, 0.002030242092801863);

    private static readonly ImmutableArray<double> Log1pDouble = ImmutableArray.Create(
        1.0, -0.49999999999999983, 0.3333333333332964, -0.24999999999712572,
        0.19999999988553316, -0.16666666390741716, 0.14285709854160783, -0.12499949549032155,
        0.11110686131697907, -0.09997267316723751, 0.09077177857191472, -0.0827842991256363,
        0.0751507629192435, -0.06675355335275299, 0.05647923575260147, -0.0439563939654183,
        0.03026104027910684, -0.017689398095842516, 0.008405598995157009, -0.003083708783948972,
        0.0008132223111980363, -0.00013647213795218207, 1.0906676960304743e-05);

    private static readonly Dictionary<string, CoefficientTable> Tables = new()
    {
        ["tanh"] = CoefficientTables.Tanh,
        ["normaltail"] = CoefficientTables.NormalTail,
        ["geluslope"] = SlopeTables.Gelu,
        ["tanhshrink"] = CoefficientTables.TanhShrink,
        ["softplustail"] = CoefficientTables.SoftplusTail,
        ["siluslope"] = SlopeTables.Silu,
        ["gelutanhslope"] = SlopeTables.GeluTanh,
    };

    private static readonly Dictionary<string, Approximation> Table = new()
    {
        ["exp"] = Exponentials.Exp,
        ["expm1"] = Exponentials.Expm1,
        ["normaltail"] = (a, y, range) => NormalTails.Tail(a, a.Align(y), range),
        ["geluslope"] = (a, y, range) => NormalTails.GeluSlope(a, a.Align(y), range),
        ["tanh"] = Tanh,
        ["tanhshrink"] = (a, x, range) => TanhShrinkage.NearZero(a, a.Align(x), range),
        ["erf"] = (a, x, _) => NormalTails.ErfNearZero(a, a.Align(x)),
        ["sin"] = Trigonometry.Sin,
        ["cos"] = Trigonometry.Cos,
        ["log"] = Logarithms.Log,
        ["log1p"] = (a, x, range) => range.Least >= 0 && range.Most <= 1
            ? Log1pOfFraction(a, x, a.Align(x))
            : Logarithms.Log1p(a, x, range),
        ["atan"] = Arctangent.OfFraction,
    };

    /// <exception cref="NotSupportedException">The primitive has to be expanded into others.</exception>
    public static Approximation Find(Primitive primitive) => Table.TryGetValue(primitive.Name, out Approximation? approximation) ? approximation
        : FindTable(primitive) is { } table ? (a, y, range) => table.Evaluate(a, a.Align(y), range)
        : throw new NotSupportedException($"The primitive '{primitive.Name}' has neither an expansion nor an approximation.");

    /// <summary>Whether the primitive is computed on pairs of floats for all arguments of that range.</summary>
    public static bool SuitsFloatPairs(Primitive primitive, Interval range) =>
        IsTrigonometric(primitive)
            ? range.Magnitude <= FloatTrigonometry.Largest
            : FindTable(primitive) is not null || ((primitive == Primitive.Exp || primitive == Primitive.Expm1) && Exponentials.SuitsFloatPairs(range));

    /// <summary>The table by which pairs of floats compute it, if there is one.</summary>
    public static CoefficientTable? FindTable(Primitive primitive) => Tables.TryGetValue(primitive.Name, out CoefficientTable? table) ? table : null;

    /// <summary>Whether it is sine or cosine, whose results have no headroom.</summary>
    public static bool IsTrigonometric(Primitive primitive) => primitive == Primitive.Sin || primitive == Primitive.Cos;

    /// <summary>Whether the function makes errors of its argument grow without bound, with its size or next to a root, and takes it in two parts though its result has one.</summary>
    public static bool TakesPairs(Primitive primitive) =>
        primitive == Primitive.Exp || primitive == Primitive.Expm1 || IsTrigonometric(primitive) || FindTable(primitive) is RootedTable;

    /// <summary>Whether the primitive is computed on plain floats for all arguments of that range.</summary>
    public static bool SuitsFloats(Primitive primitive, Interval range, bool isFused) => primitive.Name switch
    {
        "sin" or "cos" => isFused && range.Magnitude <= FloatTrigonometry.Largest,
        "exp" => true,
        "expm1" => Exponentials.SuitsFloatPairs(range),
        "log1p" => range.Least >= 0 && range.Most <= 1,
        "normaltail" or "tanhshrink" or "erf" or "atan" => true,
        _ => isFused && FindTable(primitive) is RootedTable,
    };

    // Next to 0 the table of the value is as exact as a rounded value has to be; where more follows the argument is not bounded so early.
    private static Term Tanh(TermArithmetic a, Term y, Interval range)
    {
        Term aligned = a.Align(y);
        return range.Most <= CoefficientTables.Tanh.End
            ? CoefficientTables.Tanh.Evaluate(a, aligned, range)
            : a.Multiply(aligned, CoefficientTables.TanhRatio.Evaluate(a, aligned, range));
    }

    /// <summary>log(1 + x) for 0 &lt;= x &lt;= 1.</summary>
    /// <param name="a">Receives the instructions.</param>
    /// <param name="x">The argument.</param>
    /// <param name="aligned">The argument with exponent 0; a tiny one may have lost digits there.</param>
    private static Term Log1pOfFraction(TermArithmetic a, Term x, Term aligned)
    {
        ProgramBuilder b = a.Builder;
        if (!a.IsPaired && b.Lane == ElementType.Single)
        {
            return x with { Hi = b.MultiplyAdd(b.Multiply(x.Hi, aligned.Hi), Polynomial.Horner(b, Log1pSingle, aligned.Hi), x.Hi) };
        }

        if (!a.IsPaired)
        {
            return x with { Hi = b.Multiply(x.Hi, Polynomial.Horner(b, Log1pWide, aligned.Hi)) };
        }

        // log1p(x) = x (1 + t): the sum keeps its rounding error.
        int t = b.Multiply(aligned.Hi, Polynomial.Horner(b, Log1pDouble.RemoveAt(0), aligned.Hi));
        return a.Multiply(x, a.Normalise(b.Constant(Log1pDouble[0]), t));
    }
}
