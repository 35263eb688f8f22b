using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Oracles;

/// <summary>The error of every polynomial, found again by dense sampling in high precision: no word of Sollya's is taken for it.</summary>
public sealed class ApproximationTests
{
    private const int Points = 1500;

    // The figures have two or three digits.
    private const double Rounding = 1.04;

    private const double ExpEnd = 0.34663;
    private const double StepEnd = 0.04333;
    private const double TailCentre = 4;
    private const double Farthest = 43;

    // Coefficients, the interval of the variable, the error that is stated, and the error as a formula of the variable and the polynomial.
    private static readonly Dictionary<string, (Func<ImmutableArray<double>> Coefficients, double Least, double Most, double Stated, Func<Expr, Func<Expr, Expr>, Expr> Error)> Table = new()
    {
        ["ExponentialForm.WideCoefficients"] = (() => Field(typeof(ExponentialForm), "WideCoefficients"), -ExpEnd, ExpEnd, 1.35e-9, ExpRest),
        ["ExponentialForm.DoubleCoefficients"] = (() => Field(typeof(ExponentialForm), "DoubleCoefficients"), -ExpEnd, ExpEnd, 1.11e-16, ExpRest),
        ["ExponentialSteps.Coefficients"] = (() => Field(typeof(ExponentialSteps), "Coefficients"), -StepEnd, StepEnd, 2.96e-10, (x, p) => Exp(x) - (1 + x + (x * x * p(x)))),
        ["exp of floats"] = (() => ExponentialForm.Of(Precision.FastSingle).Exp, -ExpEnd, ExpEnd, 5.35e-9, (x, p) => Exp(x) - (1 + x + (x * x * p(x)))),
        ["expm1 of float pairs"] = (() => ExponentialForm.Of(Precision.SinglePairs).Expm1, -ExpEnd, ExpEnd, 5.6e-10, (x, p) => (Expm1(x) - (x + (x * x * p(x)))) / x),
        ["expm1 of floats"] = (() => ExponentialForm.Of(Precision.FastSingle).Expm1, -ExpEnd, ExpEnd, 3.23e-8, (x, p) => (Expm1(x) - (x + (x * x * p(x)))) / x),
        ["Approximations.Log1pSingle"] = (() => Field(typeof(Approximations), "Log1pSingle"), 0, 1, 3.16e-8, (x, p) => ((x + (x * x * p(x))) / Log1p(x)) - 1),
        ["Approximations.Log1pWide"] = (() => Field(typeof(Approximations), "Log1pWide"), 0, 1, 7.43e-10, Log1pRest),
        ["Approximations.Log1pDouble"] = (() => Field(typeof(Approximations), "Log1pDouble"), 0, 1, 2.58e-19, Log1pRest),
        ["Logarithms.Wide"] = (() => Field(typeof(Logarithms), "Wide"), 0, 0.02945, 2.53e-13, LogRest),
        ["Logarithms.Double"] = (() => Field(typeof(Logarithms), "Double"), 0, 0.02945, 3.3e-20, LogRest),
        ["Arctangent.Single"] = (() => Field(typeof(Arctangent), "Single"), 0, 1, 1.46e-8, AtanRest),
        ["Arctangent.Wide"] = (() => Field(typeof(Arctangent), "Wide"), 0, 1, 3.8e-10, AtanRest),
        ["Arctangent.Double"] = (() => Field(typeof(Arctangent), "Double"), 0, 1, 4.3e-19, AtanRest),
        ["Trigonometry.SinWide"] = (() => Field(typeof(Trigonometry), "SinWide"), 0, 0.62, 2.9e-11, SinRest),
        ["Trigonometry.SinDouble"] = (() => Field(typeof(Trigonometry), "SinDouble"), 0, 0.62, 9.3e-18, SinRest),
        ["Trigonometry.CosWide"] = (() => Field(typeof(Trigonometry), "CosWide"), 0, 0.62, 2.4e-12, CosRest),
        ["Trigonometry.CosDouble"] = (() => Field(typeof(Trigonometry), "CosDouble"), 0, 0.62, 2.4e-18, CosRest),
        ["FloatTrigonometry.SinSingle"] = (() => Field(typeof(FloatTrigonometry), "SinSingle"), 0, 0.68, 2.08e-8, (z, p) => (Sqrt(z) * (1 + (z * p(z))) / Sin(Sqrt(z))) - 1),
        ["FloatTrigonometry.SinPairs"] = (() => Field(typeof(FloatTrigonometry), "SinPairs"), 0, 0.68, 5.85e-10, (z, p) => (Sqrt(z) * (1 + (z * p(z))) / Sin(Sqrt(z))) - 1),
        ["FloatTrigonometry.CosSingle"] = (() => Field(typeof(FloatTrigonometry), "CosSingle"), 0, 0.68, 1.86e-9, (z, p) => ((1 - (0.5 * z) + (z * z * p(z))) / Cos(Sqrt(z))) - 1),
        ["NormalTails.TailSingle"] = (() => Field(typeof(NormalTails), "TailSingle"), 0, 14.6, 6.2e-9, (y, p) => (p(0.75 - (1.75 / (1 + (0.375 * y)))) / (1 + (0.375 * y)) / NormalTail(y)) - 1),
        ["NormalTails.TailWide"] = (() => Field(typeof(NormalTails), "TailWide"), 0, 14.6, 3.5e-9, (y, p) => (Reciprocal(y) * p(Reciprocal(y)) / NormalTail(y)) - 1),
        ["NormalTails.TailDouble"] = (() => Field(typeof(NormalTails), "TailDouble"), 0, Farthest, 2.8e-17, (y, p) => (2 * NormalTail(y) * (1 + (1.5 * y))) - 1 - p(Ratio(y))),
        ["NormalTails.GeluSlopeWide"] = (() => Field(typeof(NormalTails), "GeluSlopeWide"), 0, 15, 4.3e-10, (y, p) => (GeluDistance(y) * p(Reciprocal(y)) / GeluSlope(y)) - 1),
        ["NormalTails.GeluSlopeDouble"] = (() => Field(typeof(NormalTails), "GeluSlopeDouble"), 0, Farthest, 1.054e-17, (y, p) => p(Ratio(y)) - (GeluSlope(y) / GeluDistance(y))),
        ["NormalTails.ErfSingle"] = (() => Field(typeof(NormalTails), "ErfSingle"), 0, 1, 5.4e-8, ErfRest),
        ["NormalTails.ErfWide"] = (() => Field(typeof(NormalTails), "ErfWide"), 0, 1, 8.3e-13, ErfRest),
        ["NormalTails.ErfDouble"] = (() => Field(typeof(NormalTails), "ErfDouble"), 0, 1, 1.4e-17, ErfRest),
        ["TanhShrinkage.Single"] = (() => Field(typeof(TanhShrinkage), "Single"), 0, 1, 6.3e-8, TanhShrinkRest),
        ["TanhShrinkage.Wide"] = (() => Field(typeof(TanhShrinkage), "Wide"), 0, 1, 3.9e-11, TanhShrinkRest),
        ["TanhShrinkage.Double"] = (() => Field(typeof(TanhShrinkage), "Double"), 0, 1, 5.6e-17, TanhShrinkRest),
    };

    public static TheoryData<string> Names { get; } = [.. Table.Keys];

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void LargestError_IsTheStatedOne(string name)
    {
        (Func<ImmutableArray<double>> coefficients, double least, double most, double stated, Func<Expr, Func<Expr, Expr>, Expr> error) = Table[name];
        var table = new ExprTable();
        Expr formula = error(table.Input("x"), x => coefficients().Reverse().Select(c => table.Constant(c)).Aggregate((sum, c) => (sum * x) + c));
        var numbers = new MpfrNumbers(precision: 256);
        double largest = 0;
        for (int i = 0; i < Points; i++)
        {
            // Denser next to the ends, where such errors are largest; neither end itself, of which one may be a root.
            double point = (least + most) / 2 + ((most - least) / 2 * Math.Cos(Math.PI * (i + 0.5) / Points));
            largest = Math.Max(largest, Math.Abs(Evaluator.Evaluate(formula, numbers, _ => numbers.Number(point)).ToDouble()));
        }

        Assert.InRange(largest, stated / 2, stated * Rounding);
    }

    [Fact]
    public void EveryPolynomial_IsInTheTable()
    {
        string[] fields =
        [
            .. Types()
                .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) <= TypeAttributes.Public && type.Namespace == typeof(Approximations).Namespace)
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Where(IsPolynomial))
                .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"),
        ];

        Assert.Equal(Table.Keys.Where(name => name.Contains('.')).Order(StringComparer.Ordinal), fields.Order(StringComparer.Ordinal));
    }

    // The compiler's own assembly is not here, so types that derive from its types cannot be loaded.
    private static IEnumerable<Type> Types()
    {
        try
        {
            return typeof(Approximations).Assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    // The parts of pi / 2, the ends of intervals and the bounds of inputs are no coefficients.
    private static bool IsPolynomial(FieldInfo field) => field.FieldType == typeof(ImmutableArray<double>) && field.Name is not ("HalfPi" or "Ends" or "Bounds" or "FastBounds");

    private static ImmutableArray<double> Field(Type type, string name) =>
        (ImmutableArray<double>)type.GetField(name, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

    private static Expr ExpRest(Expr x, Func<Expr, Expr> p) => p(x) - ((Expm1(x) - x) / (x * x));

    private static Expr Log1pRest(Expr x, Func<Expr, Expr> p) => (x * p(x) / Log1p(x)) - 1;

    // In z = s^2, relative to 2 s.
    private static Expr LogRest(Expr z, Func<Expr, Expr> p)
    {
        Expr s = Sqrt(z);
        return ((2 * s) + (s * z * p(z)) - Log1p(2 * s / (1 - s))) / (2 * s);
    }

    private static Expr AtanRest(Expr x, Func<Expr, Expr> p) => ((x + (x * x * x * p(x * x))) / Atan(x)) - 1;

    private static Expr SinRest(Expr z, Func<Expr, Expr> p) => p(z) - (((Sin(Sqrt(z)) / Sqrt(z)) - 1) / z);

    private static Expr CosRest(Expr z, Func<Expr, Expr> p) => p(z) - ((Cos(Sqrt(z)) - 1 + (0.5 * z)) / (z * z));

    private static Expr ErfRest(Expr x, Func<Expr, Expr> p) => (x * p(x * x) / x.Table.Call(Primitive.Erf, x)) - 1;

    private static Expr TanhShrinkRest(Expr x, Func<Expr, Expr> p) => (x * x * x * p(x * x) / TanhShrink(x)) - 1;

    // From the root of the derivative of gelu.
    private static Expr GeluDistance(Expr y) => y.Table.Constant(0.7517915246935645, -1.495675917700988e-17) - y;

    private static Expr Reciprocal(Expr y) => 1 / (1 + (0.3 * y));

    private static Expr Ratio(Expr y) => (y - TailCentre) / (y + TailCentre);
}
