using System.Diagnostics.CodeAnalysis;

namespace ActivationKernels.Sample.Networks;

/// <summary>Six layers of four rectifiers: many such networks let nothing through from the start.</summary>
[Network(
    Inputs = DigitsData.PixelCount,
    InputSecondMoment = DigitsData.MeanSquare,
    Classes = DigitsData.ClassCount,
    Loss = Loss.CrossEntropyWithLogits)]
[Dense(4, "relu")]
[Dense(4, "relu")]
[Dense(4, "relu")]
[Dense(4, "relu")]
[Dense(4, "relu")]
[Dense(4, "relu")]
[Dense(DigitsData.ClassCount, "identity")]
[SuppressMessage("Propagation", "AK2201", Justification = "The experiments count how many are born dead.")]
[SuppressMessage("Propagation", "AK2103", Justification = "The experiments count how many are born dead.")]
internal sealed partial class NarrowRelu : IClassifier;
