using System;
using System.Collections.Generic;
using System.Numerics;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>What a row states at one input. Null: not a fixed bit pattern, the accuracy tests hold it.</summary>
internal sealed record SpecialValue<T>(T X, T? Forward, T? Derivative)
    where T : struct;

/// <summary>The stated results at infinities, zeros and the smallest subnormals, by row.</summary>
internal static class SpecialValues
{
    public static IReadOnlyList<SpecialValue<T>> Of<T>(string row, IReadOnlyDictionary<string, double> parameters)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        T infinity = T.PositiveInfinity;
        T zero = T.Zero;
        T minusZero = T.NegativeZero;
        T one = T.One;
        T half = T.CreateChecked(0.5);
        T quarter = T.CreateChecked(0.25);
        T least = T.Epsilon;
        T slope = T.CreateChecked(parameters.GetValueOrDefault("Slope", 0.01));
        T alpha = T.CreateChecked(parameters.GetValueOrDefault("Alpha", 1));
        return row switch
        {
            "identity" =>
            [
                new(infinity, infinity, one), new(-infinity, -infinity, one), new(zero, zero, one), new(minusZero, minusZero, one),
                new(least, least, one), new(-least, -least, one),
            ],
            "relu" =>
            [
                new(infinity, infinity, one), new(-infinity, zero, zero), new(zero, zero, zero), new(minusZero, zero, zero),
                new(least, least, one), new(-least, zero, zero),
            ],
            "leaky" =>
            [
                new(infinity, infinity, one), new(-infinity, -infinity, slope), new(zero, zero, slope), new(minusZero, minusZero, slope),
                new(least, least, one), new(-least, null, slope),
            ],
            "sigmoid" =>
            [
                new(infinity, one, zero), new(-infinity, zero, zero), new(zero, half, quarter), new(minusZero, half, quarter),
                new(least, half, quarter), new(-least, half, quarter),
            ],
            "tanh" =>
            [
                new(infinity, one, zero), new(-infinity, -one, zero), new(zero, zero, one), new(minusZero, minusZero, one),
                new(least, least, one), new(-least, -least, one),
            ],
            "elu" =>
            [
                new(infinity, infinity, one), new(-infinity, -alpha, zero), new(zero, zero, alpha), new(minusZero, minusZero, alpha),
                new(least, least, one), new(-least, null, alpha),
            ],
            "softplus" =>
            [
                new(infinity, infinity, one), new(-infinity, zero, zero), new(zero, null, half), new(minusZero, null, half),
                new(least, null, half), new(-least, null, half),
            ],
            "silu" =>
            [
                new(infinity, infinity, one), new(-infinity, minusZero, minusZero), new(zero, zero, half), new(minusZero, minusZero, half),
                new(least, null, half), new(-least, null, half),
            ],
            _ => throw new ArgumentException($"The row '{row}' states no special values.", nameof(row)),
        };
    }
}
