using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// By how much the polynomial of each approximation misses its function, relative to the value, as tools/approximations.sollya prints
/// it: the largest of the forms that an element type may take. Roundings come on top, below the last digit but one of its precision.
/// </summary>
internal static class ApproximationErrors
{
    private static readonly Dictionary<string, (double Single, double? Double)> Accurate = new()
    {
        ["exp"] = (3.0e-10, 1.4e-17),
        ["expm1"] = (6.7e-10, 4.6e-17),
        ["normaltail"] = (5.2e-9, 2.8e-17),
        ["geluslope"] = (2.9e-9, 1.1e-17),
        ["softplustail"] = (1.4e-8, null),
        ["siluslope"] = (1.3e-8, null),
        ["gelutanhslope"] = (9.2e-9, null),
        ["tanh"] = (9.9e-9, null),
        ["tanhshrink"] = (3.9e-11, 5.6e-17),
        ["erf"] = (8.3e-13, 1.4e-17),
        ["sin"] = (1.8e-11, 5.8e-18),
        ["cos"] = (1.3e-12, 1.3e-18),
        ["log"] = (2.5e-13, 3.3e-20),
        ["log1p"] = (7.5e-10, 2.6e-19),
        ["atan"] = (3.8e-10, 4.3e-19),
    };

    private static readonly Dictionary<string, double> Floats = new()
    {
        ["exp"] = 5.4e-9,
        ["expm1"] = 3.3e-8,
        ["log1p"] = 3.2e-8,
        ["normaltail"] = 9.6e-8,
        ["tanhshrink"] = 6.3e-8,
        ["erf"] = 5.4e-8,
        ["sin"] = 2.1e-8,
        ["cos"] = 1.9e-9,
        ["atan"] = 1.5e-8,
    };

    /// <summary>The error on plain floats; null for a primitive that has no form there, or is expanded into others.</summary>
    public static double? InFloats(Primitive primitive) => Floats.TryGetValue(primitive.Name, out double error) ? error : null;

    /// <summary>The error; null for a primitive that is expanded into others.</summary>
    public static double? Find(Primitive primitive, ElementType element) =>
        Accurate.TryGetValue(primitive.Name, out (double Single, double? Double) error) ? element == ElementType.Single ? error.Single : error.Double : null;
}
