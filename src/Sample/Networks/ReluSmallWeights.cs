using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Weights of standard deviation 0.01, whatever the width: an old habit.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2101", Justification = "The experiments show what weights that are too small do.")]
[SuppressMessage("Network", "AK1102", Justification = "The experiments show what weights that are too small do.")]
internal sealed partial class ReluSmallWeights : IClassifier;
