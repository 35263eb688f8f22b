using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Fingerprints;

/// <summary>What a formula of one variable was found to be.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Known">The activation that it is; null where it is wrong.</param>
/// <param name="NearMiss">The activation that it almost is; null for other faults.</param>
internal sealed record Recognition(FormulaFault Fault, KnownFunction? Known, NearMiss? NearMiss = null);

/// <summary>Compares formulas with the catalog and with the known mistakes, by their values.</summary>
internal static class FormulaRecognizer
{
    // e^1000 is infinite in double as e^100 is in float, and x^3 is finite in both.
    private const double Far = 1000;

    /// <summary>Null for a formula that is neither known nor known to be wrong.</summary>
    /// <param name="formula">A formula of one variable.</param>
    public static Recognition? Recognise(ScalarFunction formula)
    {
        Fingerprint fingerprint = Fingerprint.Of(formula);
        if (!fingerprint.IsFinite || fingerprint.IsConstant)
        {
            return null;
        }

        KnownFunction? known = KnownFunctions.Find(fingerprint, formula);
        FormulaFault fault = known is { IsDerivative: false } ? FormulaFault.None : WrongFormulas.Find(fingerprint);
        if (known is not null && fault == FormulaFault.None)
        {
            return new Recognition(Overflows(formula, known.Function) ? FormulaFault.Overflows : FormulaFault.None, known);
        }

        // A mistake may be the derivative of another activation: 1 / (1 + e^x) is that of logsigmoid.
        if (fault != FormulaFault.None)
        {
            return new Recognition(fault, null);
        }

        return ShapeFamilies.Find(fingerprint, formula.At) is { } nearMiss ? new Recognition(FormulaFault.WrongConstant, null, nearMiss) : null;
    }

    private static bool Overflows(ScalarFunction formula, ScalarFunction known) =>
        Overflows(formula, known, -Far) || Overflows(formula, known, Far);

    private static bool Overflows(ScalarFunction formula, ScalarFunction known, double x) => !IsFinite(formula.At(x)) && IsFinite(known.At(x));

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);
}
