namespace ActivationKernels.Sample.Networks;

/// <summary>Eight hidden layers of rectifiers, initialised after He et al.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(NetworkTable.Width, "relu", Init = WeightInit.HeUniform)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class DeepRelu : IClassifier;
