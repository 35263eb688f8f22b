namespace ActivationKernels.Sample.Tests;

/// <summary>The network of the sample, declared: its widths, its loss and the rate at which leaky rectifiers do well.</summary>
[Network(Inputs = DigitsData.PixelCount, Classes = DigitsData.ClassCount, Loss = Loss.CrossEntropyWithLogits, LearningRate = 0.1)]
[Dense(64, "leaky", Slope = 0.01)]
[Dense(64, "leaky", Slope = 0.01)]
[Dense(64, "leaky", Slope = 0.01)]
[Dense(DigitsData.ClassCount, "identity")]
internal sealed partial class DigitClassifier;
