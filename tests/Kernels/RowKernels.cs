using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>
/// The rows of one input of which no kernel is declared: their programs, executed by the interpreter. That compiled kernels give
/// its bits is shown on the declared ones; compiling all of them would take minutes.
/// </summary>
internal static class RowKernels
{
    // Other values than the defaults, so that no parameter is forgotten.
    private static readonly (string Row, (string Name, double Value)[] Given)[] Variants =
    [
        ("rrelu", [("Min", 0.05), ("Max", 0.3)]),
        ("threshold", [("Threshold", 0.75), ("Value", -2.5)]),
        ("hard_tanh", [("Min", -0.3), ("Max", 2.5)]),
        ("celu", [("Alpha", 1.7)]),
        ("softplus", [("Beta", 3.3)]),
        ("silu", [("Beta", 1.7)]),
        ("squareplus", [("Beta", 0.3)]),
        ("snake", [("Alpha", 2.3)]),
        ("hard_shrink", [("Lambda", 1.3)]),
        ("soft_shrink", [("Lambda", 1.3)]),
    ];

    public static IEnumerable<KernelCase<T>> Of<T>(IReadOnlyList<KernelCase<T>> known)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ActivationCatalog.ElementWise
            .Where(row => row.MostInputs == 1 && known.All(k => k.Row != row.Name))
            .Select(row => (row.Name, Array.Empty<(string, double)>()))
            .Concat(Variants)
            .Select(v => Case<T>(v.Item1, v.Item2, isFast: false));

    /// <summary>The float kernels of which the fast grade has another form, forward or derivative.</summary>
    public static IReadOnlyList<KernelCase<float>> Fast { get; } =
    [
        .. ActivationCatalog.ElementWise
            .Where(row => row.MostInputs == 1)
            .Select(row => (row.Name, Array.Empty<(string, double)>()))
            .Concat(Variants)
            .Where(v => new[] { Lowering.KernelKind.Forward, Lowering.KernelKind.Derivative }.Any(kind => UsesPlainFloats(v.Item1, v.Item2, kind, Bits.IsFused)))
            .Select(v => Case<float>(v.Item1, v.Item2, isFast: true)),
    ];

    /// <summary>Whether the fast grade of a row has another form with fused operations, over which errors are measured.</summary>
    public static bool IsFastWhereFused(string row) =>
        new[] { Lowering.KernelKind.Forward, Lowering.KernelKind.Derivative }.Any(kind => UsesPlainFloats(row, [], kind, isFused: true));

    private static bool UsesPlainFloats(string row, (string Name, double Value)[] given, Lowering.KernelKind kind, bool isFused) =>
        GuardedPrograms.Lower(Request<float>(row, given, kind, isFast: true), isFused).UsesPlainFloats;

    private static KernelRequest Request<T>(string row, (string Name, double Value)[] given, Lowering.KernelKind kind, bool isFast) => new(
        row,
        kind,
        typeof(T) == typeof(float) ? ElementType.Single : ElementType.Double,
        new EquatableArray<string>(["x"]),
        new EquatableArray<ParameterValue>([.. given.Select(p => new ParameterValue(p.Name, p.Value))]),
        EquatableArray<string>.Empty)
    {
        IsFast = isFast,
    };

    private static KernelCase<T> Case<T>(string row, (string Name, double Value)[] given, bool isFast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedPrograms Programs(Lowering.KernelKind kind) => GuardedPrograms.Lower(Request<T>(row, given, kind, isFast), Bits.IsFused);

        GuardedPrograms forward = Programs(Lowering.KernelKind.Forward);
        GuardedPrograms derivative = Programs(Lowering.KernelKind.Derivative);
        GuardedPrograms backward = Programs(Lowering.KernelKind.Backward);
        GuardedPrograms pair = Programs(Lowering.KernelKind.ForwardAndDerivative);
        string label = given.Length == 0 ? row : FormattableString.Invariant($"{row}({string.Join(", ", given.Select(p => FormattableString.Invariant($"{p.Name} = {p.Value}")))})");
        return new KernelCase<T>(
            (isFast ? "fast " : "") + label.Replace(" ", "", StringComparison.Ordinal),
            row,
            given,
            (x, y) => Run(forward, x, y),
            (x, y) => Run(derivative, x, y),
            (x, upstream, gradient) => Backward(backward, x, upstream, gradient),
            (x, y, slope) => Pair(pair, x, y, slope),
            xy => Run(forward, xy, xy),
            x => One(forward, x),
            x => One(derivative, x))
        {
            IsInterpreted = true,
            IsFast = isFast,
        };
    }

    private static void Run<T>(GuardedPrograms programs, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = One(programs, x[i]);
        }
    }

    private static T One<T>(GuardedPrograms programs, T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> result = stackalloc T[1];
        ProgramInterpreter.Run(programs, [x], [], result);
        return result[0];
    }

    private static void Backward<T>(GuardedPrograms programs, ReadOnlySpan<T> x, ReadOnlySpan<T> upstream, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            ProgramInterpreter.Run(programs, [x[i], upstream[i]], [], gradient.Slice(i, 1));
        }
    }

    private static void Pair<T>(GuardedPrograms programs, ReadOnlySpan<T> x, Span<T> y, Span<T> slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> results = stackalloc T[2];
        for (int i = 0; i < x.Length; i++)
        {
            ProgramInterpreter.Run(programs, [x[i]], [], results);
            (y[i], slope[i]) = (results[0], results[1]);
        }
    }
}
