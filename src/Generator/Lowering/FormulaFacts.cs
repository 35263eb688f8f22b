namespace ActivationKernels.Lowering;

/// <summary>What is known about the formulas of one kernel, found once for all ways of computing them.</summary>
internal sealed class FormulaFacts
{
    public FormulaFacts() => Infinities = new Infinities(Ranges);

    public Ranges Ranges { get; } = new();

    public Infinities Infinities { get; }

    public RoundingCost RoundingCost { get; } = new();
}
