using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Catalog;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>What a step of a stack does.</summary>
internal enum TorchStepKind
{
    /// <summary>A matrix of weights whose sizes are constants.</summary>
    Linear,

    /// <summary>A convolution whose sizes are constants.</summary>
    Convolution,

    /// <summary>Weights of another kind, or of sizes that are not known here.</summary>
    Weights,

    Activation,
    Normalization,

    /// <summary>
    /// Changes no value: shapes, and what is off outside training. The largest of a window counts too: it hands on one value, and the
    /// whole gradient to it.
    /// </summary>
    Neutral,

    /// <summary>Anything else.</summary>
    Unknown,
}

/// <summary>One step of a stack of TorchSharp modules and functions, first to last.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Syntax">The code that says so.</param>
/// <param name="Activation">Name of the row of an activation; otherwise what it is called.</param>
/// <param name="Parameters">Parameters of the activation.</param>
/// <param name="Inputs">Inputs of a linear step, channels that go into a convolution.</param>
/// <param name="Outputs">Outputs of a linear step, channels that come out of a convolution.</param>
/// <param name="FanIn">Inputs of one output.</param>
/// <param name="FanOut">Outputs that one input reaches.</param>
/// <param name="HasBias">Whether a step with weights has a bias.</param>
internal sealed record TorchStep(
    TorchStepKind Kind,
    SyntaxNode Syntax,
    string Activation = "",
    ImmutableArray<ParameterValue> Parameters = default,
    int Inputs = 0,
    int Outputs = 0,
    int FanIn = 0,
    int FanOut = 0,
    bool HasBias = true)
{
    public bool IsLayer => Kind is TorchStepKind.Linear or TorchStepKind.Convolution;

    public bool HasWeights => IsLayer || Kind == TorchStepKind.Weights;
}
