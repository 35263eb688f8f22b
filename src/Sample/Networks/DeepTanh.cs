namespace ActivationKernels.Sample.Networks;

/// <summary>Eight hidden layers of tanh, initialised after Glorot and Bengio.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(NetworkTable.Width, "tanh", Init = WeightInit.GlorotUniform)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class DeepTanh : IClassifier;
