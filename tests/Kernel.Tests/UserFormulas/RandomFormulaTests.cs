using System.Linq;
using ActivationKernels.Oracles.Formulas;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>
/// Formulas that nobody chose, against high precision: the first few of those that <c>tests/Accuracy --formulas</c> compares.
/// </summary>
public sealed class RandomFormulaTests
{
    private const int Formulas = 200;
    private const int LeastKernels = 300;

    [MpfrFact]
    public void Kernels_AreRightWhereDoublesAre()
    {
        FormulaError[] errors = Enumerable.Range(0, Formulas)
            .Select(seed => (seed, Formula: RandomFormula.Make(seed, depth: 2)))
            .Where(entry => entry.Formula is not null)
            .SelectMany(entry => FormulaComparison.Compare(entry.Formula!, entry.seed))
            .ToArray();
        Assert.Empty(errors.Where(FormulaComparison.IsWrong).Select(error => error.ToString()));
        Assert.True(errors.Length >= LeastKernels);
    }
}
