namespace ActivationKernels.Sample.Networks;

/// <summary>Three hidden layers of exponential linear units.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "elu", Alpha = 1)]
[Dense(NetworkTable.Width, "elu", Alpha = 1)]
[Dense(NetworkTable.Width, "elu", Alpha = 1)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class EluDigits : IClassifier;
