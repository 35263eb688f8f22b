namespace ActivationKernels.Catalog;

/// <summary>A compile-time value for a parameter of an activation.</summary>
internal sealed record ParameterValue(string Name, double Value);
