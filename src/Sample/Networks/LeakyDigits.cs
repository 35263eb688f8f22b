namespace ActivationKernels.Sample.Networks;

/// <summary>Three hidden layers of leaky rectifiers.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01)]
[Dense(NetworkTable.Width, "leaky", Slope = 0.01)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class LeakyDigits : IClassifier;
