namespace ActivationKernels.Sample.Networks;

/// <summary>Three hidden layers of rectifiers.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "relu")]
[Dense(NetworkTable.Width, "relu")]
[Dense(NetworkTable.Width, "relu")]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class ReluDigits : IClassifier;
