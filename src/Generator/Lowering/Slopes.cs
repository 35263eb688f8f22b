using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>By how much a function makes errors of its argument grow.</summary>
internal static class Slopes
{
    private const double RelativeStep = 1e-6;
    private const double LeastArgument = 1e-30;

    /// <summary>The slope of a primitive: its difference quotient over a step that doubles resolve.</summary>
    public static double Of(Primitive primitive, double x)
    {
        double step = Math.Max(Math.Abs(x), LeastArgument) * RelativeStep;
        return (DoubleNumbers.Instance.Call(primitive, x + step) - DoubleNumbers.Instance.Call(primitive, x - step)) / (2 * step);
    }
}
