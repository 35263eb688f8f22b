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
        T six = T.CreateChecked(6);
        T below = T.CreateChecked(parameters.GetValueOrDefault("Value", 0));
        T bottom = T.CreateChecked(parameters.GetValueOrDefault("Min", -1));
        T most = T.CreateChecked(parameters.GetValueOrDefault("Max", 1));
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
            "rrelu" => States<T>(infinity, one, -infinity, null, zero, null, minusZero, null),
            "relu6" => States<T>(six, zero, zero, zero, zero, zero, zero, zero),
            "relu2" => States<T>(infinity, infinity, zero, zero, zero, zero, zero, zero),
            "threshold" => States<T>(infinity, one, below, zero, below, zero, below, zero),
            "hard_tanh" => States<T>(most, zero, bottom, zero, zero, one, minusZero, one),
            "hard_sigmoid" => States<T>(one, zero, zero, zero, half, null, half, null),
            "hard_swish" => States<T>(infinity, one, zero, zero, zero, half, minusZero, half),
            "sparse_plus" => States<T>(infinity, one, zero, zero, quarter, half, quarter, half),
            "sparse_sigmoid" => States<T>(one, zero, zero, zero, half, half, half, half),
            "celu" => States<T>(infinity, one, -alpha, zero, zero, one, minusZero, one),
            "selu" => States<T>(infinity, T.CreateChecked(1.0507009873554805), null, zero, zero, null, minusZero, null),
            "exponential" => States<T>(infinity, infinity, zero, zero, one, one, one, one),
            "gaussian" => States<T>(zero, minusZero, zero, zero, one, minusZero, one, zero),
            "softsign" => States<T>(one, zero, -one, zero, zero, one, minusZero, one),
            "logsigmoid" => States<T>(minusZero, zero, -infinity, one, null, half, null, half),
            "gelu" or "gelu_quick" or "gelu_tanh" => States<T>(infinity, one, minusZero, minusZero, zero, half, minusZero, half),
            "mish" => States<T>(infinity, one, minusZero, minusZero, zero, T.CreateChecked(0.6), minusZero, T.CreateChecked(0.6)),
            "squareplus" => States<T>(infinity, one, zero, zero, null, half, null, half),
            "bent_identity" => States<T>(infinity, one + half, -infinity, half, zero, one, minusZero, one),
            "tanh_shrink" => States<T>(infinity, one, -infinity, one, zero, zero, minusZero, zero),
            "sin" => States<T>(null, null, null, null, zero, one, minusZero, one),
            "snake" => States<T>(null, null, null, null, zero, null, zero, null),
            "hard_shrink" or "soft_shrink" => States<T>(infinity, one, -infinity, one, zero, zero, zero, zero),
            _ => throw new ArgumentException($"The row '{row}' states no special values.", nameof(row)),
        };
    }

    // Value and derivative at infinity, -infinity, 0 and -0.
    private static SpecialValue<T>[] States<T>(T? atInfinity, T? slopeAtInfinity, T? below, T? slopeBelow, T? atZero, T? slopeAtZero, T? atMinusZero, T? slopeAtMinusZero)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        [
            new(T.PositiveInfinity, atInfinity, slopeAtInfinity), new(T.NegativeInfinity, below, slopeBelow),
            new(T.Zero, atZero, slopeAtZero), new(T.NegativeZero, atMinusZero, slopeAtMinusZero),
        ];
}
