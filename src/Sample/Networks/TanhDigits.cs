namespace ActivationKernels.Sample.Networks;

/// <summary>Three hidden layers of tanh.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "tanh")]
[Dense(NetworkTable.Width, "tanh")]
[Dense(NetworkTable.Width, "tanh")]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class TanhDigits : IClassifier;
