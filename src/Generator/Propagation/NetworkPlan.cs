using ActivationKernels.Catalog;
using ActivationKernels.Common;

namespace ActivationKernels.Propagation;

/// <summary>What a network minimises. Names and order are those of the public enumeration; a test compares them.</summary>
internal enum Loss
{
    Unspecified,
    MeanSquaredError,
    MeanAbsoluteError,
    BinaryCrossEntropy,
    BinaryCrossEntropyWithLogits,
    CrossEntropy,
    CrossEntropyWithLogits,
}

/// <summary>How weights are updated. Names and order are those of the public enumeration; a test compares them.</summary>
internal enum Optimizer
{
    Unspecified,
    Sgd,
    Momentum,
    Adam,
    RmsProp,
}

/// <summary>How the values of a layer are connected to those below.</summary>
internal enum LayerKind
{
    /// <summary>Every output sees every input.</summary>
    Dense,

    /// <summary>Outputs share their weights over positions.</summary>
    Convolution,
}

/// <summary>Where a layer normalises its values to mean 0 and variance 1.</summary>
internal enum Normalization
{
    None,

    /// <summary>Between the weights and the activation.</summary>
    BeforeActivation,

    /// <summary>Behind the activation.</summary>
    AfterActivation,
}

/// <summary>A stack of layers as plain data, whoever wrote it: attributes of this project or another library's constructors.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="InputSecondMoment">Mean square of the input values.</param>
/// <param name="IsInputScaleAssumed">True where nobody declared the mean square, and 1 stands for it.</param>
/// <param name="Layers">First to last; the last one is the output layer.</param>
/// <param name="Loss">What is minimised.</param>
/// <param name="Optimizer">How weights are updated.</param>
/// <param name="LearningRate">NaN where it is not declared. <see cref="HasLearningRate"/> tells a declared NaN from that.</param>
/// <param name="HasLearningRate">True where a learning rate is declared.</param>
/// <param name="Classes">Number of classes; 0 where it is not declared.</param>
/// <param name="TargetMin">Smallest regression target; NaN where it is not declared.</param>
/// <param name="TargetMax">Largest regression target; NaN where it is not declared.</param>
internal sealed record NetworkPlan(
    string Name,
    double InputSecondMoment,
    bool IsInputScaleAssumed,
    EquatableArray<LayerPlan> Layers,
    Loss Loss = Loss.Unspecified,
    Optimizer Optimizer = Optimizer.Unspecified,
    double LearningRate = double.NaN,
    bool HasLearningRate = false,
    int Classes = 0,
    double TargetMin = double.NaN,
    double TargetMax = double.NaN);

/// <summary>One layer: output = activation(weights * input + bias).</summary>
/// <param name="Units">Number of outputs, or of channels of a convolution.</param>
/// <param name="FanIn">Number of inputs of one output: width below, times the kernel size of a convolution.</param>
/// <param name="FanOut">Number of outputs that one input reaches: units, times the kernel size of a convolution.</param>
/// <param name="Activation">Name of a catalog row.</param>
/// <param name="Parameters">Values of its parameters; one that is missing has its default.</param>
/// <param name="Weights">Distribution of the initial weights.</param>
/// <param name="Bias">Distribution of the initial biases.</param>
/// <param name="Kind">How outputs are connected to inputs.</param>
/// <param name="Applications">How often the activation is applied in a row; 1 unless doubled by mistake.</param>
/// <param name="Normalization">Where the layer normalises.</param>
/// <param name="IsResidual">The layer lies in a branch that is added to its own input.</param>
/// <param name="IsGate">The result is a factor on another signal, or an attention weight.</param>
internal sealed record LayerPlan(
    int Units,
    int FanIn,
    int FanOut,
    string Activation,
    EquatableArray<ParameterValue> Parameters,
    InitialValues Weights,
    InitialValues Bias,
    LayerKind Kind = LayerKind.Dense,
    int Applications = 1,
    Normalization Normalization = Normalization.None,
    bool IsResidual = false,
    bool IsGate = false);
