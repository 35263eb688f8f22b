using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Oracles.Formulas;

/// <summary>The result of a kernel that is farthest from the exact one.</summary>
/// <param name="Formula">As it is computed: over stable atoms.</param>
/// <param name="Kind">Forward or backward.</param>
/// <param name="IsFast">Whether it is the fast grade.</param>
/// <param name="Ulps">Units in the last place.</param>
/// <param name="Inputs">Of the kernel, where it is so.</param>
/// <param name="Got">The result.</param>
/// <param name="Exact">What it should be, rounded to double.</param>
internal sealed record FormulaError(string Formula, KernelKind Kind, bool IsFast, double Ulps, float[] Inputs, float Got, double Exact)
{
    public override string ToString() => FormattableString.Invariant(
        $"{(IsFast ? "fast" : "accurate")} {Kind} of {Formula}: {Ulps:G4} ulp at {string.Join(", ", Inputs.Select(input => FormattableString.Invariant($"{input:R}")))}: {Got:R} instead of {Exact:R}");
}

/// <summary>
/// Compares kernels of formulas, as the generator would emit them, with high precision wherever plain double arithmetic gives the
/// formula right and no root is near: next to roots kernels of formulas may lose digits.
/// </summary>
internal static class FormulaComparison
{
    /// <summary>What no accurate kernel is farther off, in units in the last place.</summary>
    public const double MostOfAccurate = 2;

    /// <summary>The same for the fast grade, and what its results may be off absolutely: they need not be subnormal numbers.</summary>
    public const double MostOfFast = 9;
    public const double LeastOfFast = 1.1754943508222875e-38;

    private const int Precision = 400;
    private const int Points = 80;

    // By how much doubles may miss it: more is lost where a formula cancels.
    private const double WellConditioned = 1.0 / (1 << 26);

    // So much to both sides of an input there is no root.
    private const double NearRoot = 0.3;

    /// <summary>Errors of the value and of the gradients of a formula, in both grades: one for each kernel.</summary>
    public static IEnumerable<FormulaError> Compare(Expr written, int seed)
    {
        Expr formula = AtomRecognition.Recognise(written).Formula;
        string[] inputs = formula.HasSeveralInputs ? ["x", "y"] : ["x"];
        if (formula.Operation is Operation.Constant or Operation.Input)
        {
            yield break;
        }

        foreach (bool isFast in new[] { false, true })
        {
            foreach (KernelKind kind in new[] { KernelKind.Forward, KernelKind.Backward })
            {
                KernelRequest request = FormulaRequest.Of(formula, kind, inputs) with { IsFast = isFast };
                GuardedPrograms programs = GuardedPrograms.Lower(request, isFused: true);
                if (!isFast || programs.UsesPlainFloats)
                {
                    yield return Worst(FormulaPrinter.Print(formula), request, programs, new Random(seed));
                }
            }
        }
    }

    /// <summary>Whether a kernel that is so far off is wrong.</summary>
    public static bool IsWrong(FormulaError error) =>
        error.Ulps > (error.IsFast ? MostOfFast : MostOfAccurate) && !(error.IsFast && Math.Abs(error.Got - error.Exact) <= LeastOfFast);

    private static FormulaError Worst(string formula, KernelRequest request, GuardedPrograms programs, Random random)
    {
        Kernel kernel = Kernel.Create(request);
        var worst = new FormulaError(formula, request.Kind, request.IsFast, 0, [], 0, 0);
        for (int i = 0; i < Points; i++)
        {
            float[] point = kernel.Inputs.Select(_ => Sample(random, i)).ToArray();
            float[] got = new float[kernel.Outputs.Length];
            ProgramInterpreter.Run<float>(programs, point, default, got);
            for (int output = 0; output < got.Length; output++)
            {
                if (Exact(kernel, output, point) is not { } exact || IsPlain(kernel, output, point, got[output]))
                {
                    continue;
                }

                var error = new FormulaError(formula, request.Kind, request.IsFast, Ulp.Error(got[output], exact), point, got[output], exact.ToDouble());
                worst = Worse(error, worst);
            }
        }

        return worst;
    }

    // One that is wrong is worse than any that is within the bounds.
    private static FormulaError Worse(FormulaError a, FormulaError b) =>
        (IsWrong(a), a.Ulps).CompareTo((IsWrong(b), b.Ulps)) > 0 ? a : b;

    // What has no approximation is computed as it is written, in floats: it overflows where they do.
    private static bool IsPlain(Kernel kernel, int output, float[] point, float got) => !kernel.Outputs[output].HasCalls
        && got.Equals((float)Evaluator.Evaluate(kernel.Outputs[output], SingleNumbers.Instance, name => point[Place(kernel, name)]));

    private static int Place(Kernel kernel, string name) => Enumerable.Range(0, kernel.Inputs.Length).First(i => kernel.Inputs[i].Name == name);

    // Null where doubles do not give it, or next to a root.
    private static MpfrNumber? Exact(Kernel kernel, int output, float[] point)
    {
        Expr formula = kernel.Outputs[output];
        double estimate = At(point.Select(value => (double)value).ToArray());
        if (!double.IsFinite(estimate))
        {
            return null;
        }

        var numbers = new MpfrNumbers(Precision);
        MpfrNumber exact = new Evaluation<MpfrNumber>(numbers, name => numbers.Number(point[Place(kernel, name)])).Of(formula);
        double rounded = exact.ToDouble();
        return Math.Abs(rounded) <= float.MaxValue && Math.Abs(estimate - rounded) <= WellConditioned * Math.Abs(rounded) && !IsNearRoot() ? exact : null;

        double At(double[] values) => Evaluator.Evaluate(formula, name => values[Place(kernel, name)]);

        bool IsNearRoot() => Enumerable.Range(0, point.Length).Any(moved => new[] { 1 - NearRoot, 1 + NearRoot }.Any(factor =>
            At(point.Select((value, i) => i == moved ? value * factor : value).ToArray()) * estimate < 0));
    }

    // Ordinary numbers, and others of all magnitudes, none subnormal.
    private static float Sample(Random random, int point)
    {
        int sign = (2 * random.Next(2)) - 1;
        double place = random.NextDouble();
        return (float)(sign * (point % 4) switch
        {
            0 => 6 * place,
            1 => Math.Pow(2, (14 * place) - 8),
            2 => Math.Pow(2, (60 * place) - 40),
            _ => Math.Pow(2, (250 * place) - 126),
        });
    }
}
