using System;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Fingerprints;

/// <summary>What is wrong with a formula.</summary>
internal enum FormulaFault
{
    None,

    /// <summary>1 / (1 - e^-x) for the sigmoid.</summary>
    InfiniteSigmoid,

    /// <summary>2 / (1 - e^-2x) - 1, the hyperbolic cotangent, for tanh.</summary>
    CotangentForTanh,

    /// <summary>1 / (1 + e^x), the sigmoid of -x.</summary>
    MirroredSigmoid,

    /// <summary>A known shape with a constant that is off.</summary>
    WrongConstant,

    /// <summary>Right, but infinite or NaN where the function is finite.</summary>
    Overflows,
}

/// <summary>The table of formulas that are known to be written by mistake.</summary>
internal static class WrongFormulas
{
    private static readonly ImmutableArray<(FormulaFault Fault, Fingerprint Fingerprint)> Table = ImmutableArray.Create(
        (FormulaFault.InfiniteSigmoid, Fingerprint.Of(x => 1 / (1 - Math.Exp(-x)))),
        (FormulaFault.CotangentForTanh, Fingerprint.Of(x => (2 / (1 - Math.Exp(-2 * x))) - 1)),
        (FormulaFault.MirroredSigmoid, Fingerprint.Of(x => 1 / (1 + Math.Exp(x)))));

    public static FormulaFault Find(Fingerprint fingerprint) => Table.FirstOrDefault(row => row.Fingerprint.Matches(fingerprint)).Fault;
}
