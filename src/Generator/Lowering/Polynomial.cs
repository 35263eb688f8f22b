using System.Collections.Immutable;

namespace ActivationKernels.Lowering;

/// <summary>Evaluation of polynomials.</summary>
internal static class Polynomial
{
    /// <summary>Horner's scheme; the lowest coefficient stands first.</summary>
    public static int Horner(ProgramBuilder b, ImmutableArray<double> coefficients, int x)
    {
        int value = b.Constant(coefficients[coefficients.Length - 1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            value = b.MultiplyAdd(value, x, b.Constant(coefficients[i]));
        }

        return value;
    }
}
