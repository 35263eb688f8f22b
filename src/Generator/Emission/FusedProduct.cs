using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>
/// A matrix product of a layer with the work on its elements: forward y = f(x W + b), or backward d = (delta W^T) f'(z), where z are the
/// sums of the layer below.
/// </summary>
/// <param name="Steps">Length of the inner dimension.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="Activation">What is applied to the sums, a kernel of x or of x and upstream; null for nothing.</param>
/// <param name="IsBackward">Sums start at 0 and meet z as the first input; otherwise they start at the bias.</param>
internal sealed record FusedProduct(int Steps, int Columns, KernelRequest? Activation, bool IsBackward)
{
    // Below, all rows of a panel keep their places in the first-level cache.
    private const int LongStride = 256;

    /// <summary>
    /// The lines of a panel are so far apart that they push each other out of the cache: for many rows it is copied into one piece first.
    /// </summary>
    public bool IsPacked => Columns >= LongStride && Steps >= LongStride / 4;
}
