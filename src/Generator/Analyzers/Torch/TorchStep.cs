using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Catalog;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>What a step of a stack does.</summary>
internal enum TorchStepKind
{
    /// <summary>Weights whose sizes are constants.</summary>
    Linear,

    /// <summary>Weights of another kind, or of sizes that are not known here.</summary>
    Weights,

    Activation,
    Normalization,

    /// <summary>Changes no value: shapes, and what is off outside training.</summary>
    Neutral,

    /// <summary>Anything else.</summary>
    Unknown,
}

/// <summary>One step of a stack of TorchSharp modules and functions, first to last.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Syntax">The code that says so.</param>
/// <param name="Activation">Name of the row of an activation; otherwise what it is called.</param>
/// <param name="Parameters">Parameters of the activation.</param>
/// <param name="Inputs">Inputs of a linear step.</param>
/// <param name="Outputs">Outputs of a linear step.</param>
/// <param name="HasBias">Whether a linear step has a bias.</param>
internal sealed record TorchStep(
    TorchStepKind Kind,
    SyntaxNode Syntax,
    string Activation = "",
    ImmutableArray<ParameterValue> Parameters = default,
    int Inputs = 0,
    int Outputs = 0,
    bool HasBias = true)
{
    public bool HasWeights => Kind is TorchStepKind.Linear or TorchStepKind.Weights;
}
