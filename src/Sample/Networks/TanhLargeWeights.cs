using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Weights so large that most units start saturated.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.Normal, InitScale = 1)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.Normal, InitScale = 1)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.Normal, InitScale = 1)]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2002", Justification = "The experiments show how saturated units learn.")]
[SuppressMessage("Network", "AK1102", Justification = "The experiments show how saturated units learn.")]
internal sealed partial class TanhLargeWeights : IClassifier;
