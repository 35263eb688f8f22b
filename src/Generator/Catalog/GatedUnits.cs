using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Gated linear units: a value times a function of a gate.</summary>
internal static class GatedUnits
{
    // A gate of -infinity is shut: it must not become infinity * 0.
    private const double GateEnd = 1e6;

    private static readonly string[] Inputs = ["value", "gate"];

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "glu",
            "Gated linear unit: value sigmoid(gate)",
            f => f.Inputs[0] * Sigmoid(f.Inputs[1]),
            inputs: Inputs,
            stableFormula: f => StableForms.SigmoidTimes(f.Inputs[0], f.Inputs[1]),
            stableDerivatives: [f => StableForms.Sigmoid(f.Inputs[1], Abs(f.Inputs[1]))]),
        new(
            "bilinear",
            "value gate",
            f => f.Inputs[0] * f.Inputs[1],
            inputs: Inputs),
        new(
            "reglu",
            "value relu(gate)",
            f => f.Inputs[0] * Select(f.Inputs[1] <= 0, 0, f.Inputs[1]),
            inputs: Inputs,
            kinks: "The derivative for a gate of 0 is 0, as that of relu."),
        new(
            "swiglu",
            "value silu(gate)",
            f => f.Inputs[0] * (f.Inputs[1] * Sigmoid(f.Inputs[1])),
            inputs: Inputs,
            stableFormula: f => StableForms.SiluTimes(f.Inputs[0], Max(f.Inputs[1], -GateEnd), f.Inputs[1]),
            stableDerivatives:
            [
                f => StableForms.SigmoidTimes(Max(f.Inputs[1], -GateEnd), f.Inputs[1]),
                f => Differentiator.Chain(f.Inputs[0], Differentiator.GatedSlope(f.Inputs[1], f.Table.Constant(1))),
            ],
            together: f => StableForms.SwigluTogether(f.Inputs[0], f.Inputs[1])),
        new(
            "geglu",
            "value gelu(gate)",
            f => f.Inputs[0] * (f.Inputs[1] * Phi(f.Inputs[1])),
            inputs: Inputs,
            stableFormula: f => StableForms.GeluTimes(f.Inputs[0], f.Inputs[1]),
            stableDerivatives:
            [
                f => StableForms.Gelu(f.Inputs[1]),
                f => Differentiator.Chain(f.Inputs[0], StableForms.GeluDerivative(f.Inputs[1])),
            ]),
    ];
}
