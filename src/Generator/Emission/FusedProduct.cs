using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>The matrix products of a layer with the work on their elements.</summary>
internal enum ProductKind
{
    /// <summary>z = x W + bias, y = f(z): sums start at the bias.</summary>
    Forward,

    /// <summary>y = (delta W^T) f'(z), where z are the sums of the layer below: the weights lie as they do for the forward product.</summary>
    Backward,

    /// <summary>y = x^T delta, the gradient of the weights: its inner dimension are the rows of the batch.</summary>
    Gradient,
}

/// <summary>One matrix product of a layer, row-major.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Inputs">Columns of the first operand: the inner dimension, or the height of a gradient.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="Activation">What is applied to the sums, a kernel of x or of x and upstream; null for nothing.</param>
internal sealed record FusedProduct(ProductKind Kind, int Inputs, int Columns, KernelRequest? Activation = null)
{
    // Above, the rows of a panel push each other out of the first-level cache, and each lies on a page of its own.
    private const int LongStride = 512;
    private const int FewSteps = 64;

    // Wider, the panels of a single row are so far apart that no prefetcher follows.
    private const int WidestPanel = 256;

    /// <summary>
    /// Whether many rows take the inner dimension in blocks, each over all columns: the weights are then read about as they lie, and a
    /// panel of a block, copied into one piece, stays in the first-level cache.
    /// </summary>
    public bool IsBlocked => Kind == ProductKind.Forward && Columns >= LongStride && Inputs >= FewSteps;

    /// <summary>Whether a single row reads the weights as they lie, instead of panel by panel.</summary>
    public bool IsStreamed => Kind == ProductKind.Forward && Columns > WidestPanel;

    /// <summary>Names of the operands in the order of the parameters, the result last.</summary>
    public ImmutableArray<string> Operands => Kind switch
    {
        ProductKind.Forward => ImmutableArray.Create("a", "b", "bias", "z", "y"),
        ProductKind.Backward => ImmutableArray.Create("a", "b", "z", "y"),
        _ => ImmutableArray.Create("a", "b", "y"),
    };

    /// <summary>The dimension that is known at run time only.</summary>
    public string Count => Kind == ProductKind.Gradient ? "steps" : "rows";

    /// <summary>Length of the inner dimension in code.</summary>
    public string Steps => Kind == ProductKind.Gradient ? "steps" : Inputs.ToString(CultureInfo.InvariantCulture);
}
