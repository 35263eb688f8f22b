using System;

namespace ActivationKernels;

/// <summary>
/// Marks a static method over <see cref="float"/> or <see cref="double"/> whose single expression is the formula of an activation.
/// </summary>
/// <remarks>
/// A method with <see cref="ActivationAttribute"/> in the same type names it. Parameters that arrive as spans there are
/// element-wise inputs, the others are run-time scalars. Derivatives follow from the expression.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class ActivationFormulaAttribute : Attribute
{
}
