namespace ActivationKernels.Lowering;

/// <summary>What is known about the formulas of one kernel, found once for all ways of computing them.</summary>
internal sealed class FormulaFacts
{
    public Ranges Ranges { get; } = new();

    public RoundingCost RoundingCost { get; } = new();
}
