using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Eight hidden layers of sigmoids, initialised after Glorot and Bengio.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "sigmoid", Init = WeightInit.GlorotUniform)]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2001", Justification = "The experiments show what a sigmoid does between layers.")]
[SuppressMessage("Propagation", "AK2101", Justification = "The experiments show that such a stack learns nothing.")]
internal sealed partial class DeepSigmoid : IClassifier;
