using System;

namespace ActivationKernels.Sample.Handwritten;

/// <summary>
/// Activations that <c>[Dense]</c> does not take: maxout, which has two inputs for each unit, and formulas of this file. The
/// generator writes the bodies of the kernels and adds a backward method beside each.
/// </summary>
internal static partial class HiddenActivations
{
    // The gains with which a stack keeps pre-activations of variance 1; shifts do not change them, so that the pairs start alike.
    private const float SigmoidGain = 3.4f;
    private const float TanhGain = 2.5f;

    public static HiddenActivation Maxout { get; } = new("maxout", 2, 1, Saturates: false, MaxoutForward, MaxoutBackward);

    public static HiddenActivation Sigmoid { get; } = new("sigmoid", 1, SigmoidGain, Saturates: true, Logistic, LogisticBackward);

    public static HiddenActivation CentredSigmoid { get; } = new("sigmoid - 1/2", 1, SigmoidGain, Saturates: true, Centred, CentredBackward);

    public static HiddenActivation Tanh { get; } = new("tanh", 1, TanhGain, Saturates: true, HyperbolicTangent, HyperbolicTangentBackward);

    public static HiddenActivation RaisedTanh { get; } = new("tanh + 1", 1, TanhGain, Saturates: true, Raised, RaisedBackward);

#pragma warning disable AK2001 // The experiments show on purpose what a sigmoid does in hidden layers.
    [Activation("sigmoid", Role = ActivationRole.Hidden)]
    private static partial void Logistic(ReadOnlySpan<float> x, Span<float> y);
#pragma warning restore AK2001

    [Activation("tanh")]
    private static partial void HyperbolicTangent(ReadOnlySpan<float> x, Span<float> y);

    [Activation("maxout")]
    private static partial void LargerOf(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [ActivationFormula]
    private static float SigmoidMinusHalf(float x) => (1 / (1 + MathF.Exp(-x))) - 0.5f;

    [Activation(nameof(SigmoidMinusHalf))]
    private static partial void Centred(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    private static float TanhPlusOne(float x) => MathF.Tanh(x) + 1;

    [Activation(nameof(TanhPlusOne))]
    private static partial void Raised(ReadOnlySpan<float> x, Span<float> y);

    private static void MaxoutForward(ReadOnlySpan<float> x, Span<float> y) => LargerOf(x[..y.Length], x[y.Length..], y);

    private static void MaxoutBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        int half = upstream.Length;
        LargerOfBackward(x[..half], x[half..], upstream, gradient[..half], gradient[half..]);
    }
}
