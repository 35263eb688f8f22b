using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>The tables of constants that float lanes look into: those of the coefficients, and behind them those of the steps of exponentials.</summary>
internal static class FloatTables
{
    /// <summary>Number of the elements of a table: indices are taken modulo this power of two.</summary>
    public const int Length = CoefficientTables.Length;

    private static readonly float[][] All = Enumerable.Range(0, ExponentialSteps.FirstTable).Select(CoefficientTables.Find)
        .Concat(ExponentialSteps.Tables.Select(Repeated))
        .ToArray();

    /// <summary>The elements of the table of that number. A shorter table is repeated.</summary>
    public static float[] Find(int number) => All[number];

    /// <summary>After how many elements a table repeats itself.</summary>
    public static int Period(int number) => number < ExponentialSteps.FirstTable ? Length : ExponentialSteps.Count;

    private static float[] Repeated(float[] table) => Enumerable.Range(0, Length).Select(i => table[i % table.Length]).ToArray();
}
