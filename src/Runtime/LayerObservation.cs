#if NET8_0_OR_GREATER
namespace ActivationKernels;

/// <summary>What a layer of a generated network did with the last batch that gradients were computed for.</summary>
/// <param name="Layer">Number of the layer, from 1 on.</param>
/// <param name="Activation">Name of its activation.</param>
/// <param name="SaturatedShare">
/// Share of the values, in [0, 1], at which a saturating activation has less than 5 % of its steepest slope; 0 for activations that
/// do not saturate.
/// </param>
/// <param name="DeadShare">Share of the units, in [0, 1], whose slope was 0 for every row of the batch.</param>
/// <param name="GradientNorm">Euclidean norm of the gradient of the weights.</param>
public readonly record struct LayerObservation(int Layer, string Activation, double SaturatedShare, double DeadShare, double GradientNorm);
#endif
