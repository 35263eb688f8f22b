using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Rectifiers whose first layer starts far below 0.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "relu", Bias = -4)]
[Dense(NetworkTable.Width, "relu")]
[Dense(NetworkTable.Width, "relu")]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2202", Justification = "The experiments show how rectifiers start dead.")]
internal sealed partial class ReluNegativeBias : IClassifier;
