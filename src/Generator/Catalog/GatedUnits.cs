using System.Collections.Generic;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Gated linear units: a value times a function of a gate.</summary>
internal static class GatedUnits
{
    private static readonly string[] Inputs = ["value", "gate"];

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "glu",
            "Gated linear unit: value sigmoid(gate)",
            f => f.Inputs[0] * Sigmoid(f.Inputs[1]),
            inputs: Inputs),
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
            stableDerivatives: [null, f => f.Inputs[0] * StableForms.SiluDerivative(f.Inputs[1])]),
    ];
}
