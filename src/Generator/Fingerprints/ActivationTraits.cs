using System;

namespace ActivationKernels.Fingerprints;

/// <summary>What the advice on an activation is based on, computed from its formula.</summary>
internal sealed class ActivationTraits
{
    // Far outside every kink and every tail of the catalog; the second value shows whether the first was a limit.
    private const double Far = 1e3;
    private const double Farther = 1e6;
    private const double Tolerance = 1e-6;

    // The normal distribution beyond 9 standard deviations is below the rounding of double.
    private const double Reach = 9;
    private const int StepsPerUnit = 64;

    private readonly double low;
    private readonly double high;
    private readonly double middle;
    private readonly bool hasLimits;

    public ActivationTraits(ScalarFunction function)
    {
        low = function.At(-Far);
        high = function.At(Far);
        middle = function.At(0);
        hasLimits = IsSame(low, function.At(-Farther)) && IsSame(high, function.At(Farther));
        ScalarFunction derivative = function.Derivative;
        double sum = 0;
        double weights = 0;
        for (int i = -(int)Reach * StepsPerUnit; i <= (int)Reach * StepsPerUnit; i++)
        {
            double x = (double)i / StepsPerUnit;
            double weight = Math.Exp(-x * x / 2);
            sum += weight * function.At(x);
            weights += weight;
            LargestSlope = Math.Max(LargestSlope, Math.Abs(derivative.At(x)));
        }

        MeanOutput = sum / weights;
    }

    /// <summary>Mean of the output for inputs that follow the standard normal distribution.</summary>
    public double MeanOutput { get; }

    /// <summary>Largest magnitude of the derivative.</summary>
    public double LargestSlope { get; }

    /// <summary>
    /// Whether it is a step that saturates on both sides and is symmetric about a value other than 0: a sigmoid, or a piecewise form of it.
    /// A step about 0 (tanh) and a clipped rectifier (relu6) are none.
    /// </summary>
    public bool IsSigmoidLike => hasLimits
        && !IsSame(low, high)
        && IsSame(middle, (low + high) / 2)
        && !IsSame(middle, 0);

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a));
}
