using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Three hidden layers of sigmoids.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "sigmoid")]
[Dense(NetworkTable.Width, "sigmoid")]
[Dense(NetworkTable.Width, "sigmoid")]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2001", Justification = "The experiments show what a sigmoid does between layers.")]
internal sealed partial class SigmoidDigits : IClassifier;
