using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>
/// Finds the compiled kernels of one input that the classes declare: a forward kernel "Name" with its companions, and perhaps "NamePair". The
/// shapes that they lack are made of those that they have.
/// </summary>
internal static class RowKernels
{
    private static readonly string[] ParameterNames =
    [
        nameof(ActivationAttribute.Slope), nameof(ActivationAttribute.Alpha), nameof(ActivationAttribute.Beta), nameof(ActivationAttribute.Scale),
        nameof(ActivationAttribute.Min), nameof(ActivationAttribute.Max), nameof(ActivationAttribute.Threshold), nameof(ActivationAttribute.Value),
        nameof(ActivationAttribute.Lambda),
    ];

    /// <param name="known">Kernels that need no second case.</param>
    public static IEnumerable<KernelCase<T>> Of<T>(IReadOnlyList<KernelCase<T>> known) => Of(typeof(T) == typeof(float) ? typeof(SingleKernels) : typeof(DoubleKernels), known);

    private static IEnumerable<KernelCase<T>> Of<T>(Type type, IReadOnlyList<KernelCase<T>> known) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.GetCustomAttribute<ActivationAttribute>() is { Companions: true } && method.GetParameters().Length == 2)
        .Where(method => type.GetMethod(method.Name + "Derivative") is not null && known.All(k => k.Label != method.Name))
        .OrderBy(method => method.MetadataToken)
        .Select(method => Case<T>(type, method));

    private static KernelCase<T> Case<T>(Type type, MethodInfo method)
    {
        ActivationAttribute attribute = method.GetCustomAttribute<ActivationAttribute>()!;
        UnaryKernel<T> forward = method.CreateDelegate<UnaryKernel<T>>();
        UnaryKernel<T> derivative = type.GetMethod(method.Name + "Derivative")!.CreateDelegate<UnaryKernel<T>>();
        return new KernelCase<T>(
            method.Name,
            attribute.Name,
            [.. ParameterNames.Select(name => (name, (double)typeof(ActivationAttribute).GetProperty(name)!.GetValue(attribute)!)).Where(p => !double.IsNaN(p.Item2))],
            forward,
            derivative,
            type.GetMethod(method.Name + "Backward")!.CreateDelegate<BackwardKernel<T>>(),
            type.GetMethod(method.Name + "Pair")?.CreateDelegate<PairKernel<T>>() ?? Pair(forward, derivative),
            xy => forward(xy, xy),
            Scalar(forward),
            Scalar(derivative));
    }

    private static PairKernel<T> Pair<T>(UnaryKernel<T> forward, UnaryKernel<T> derivative) => (x, y, slope) =>
    {
        forward(x, y);
        derivative(x, slope);
    };

    private static Func<T, T> Scalar<T>(UnaryKernel<T> kernel) => x =>
    {
        T result = default!;
        kernel(new ReadOnlySpan<T>(in x), new Span<T>(ref result));
        return result;
    };
}
