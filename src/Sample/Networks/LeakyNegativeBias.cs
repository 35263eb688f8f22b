namespace ActivationKernels.Sample.Networks;

/// <summary>The same start for leaky rectifiers.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01, Bias = -4)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class LeakyNegativeBias : IClassifier;
