using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>The compiled kernel gives the bits that its program gives when each instruction is executed by itself.</summary>
public sealed class InterpreterTests
{
    private static readonly float[] Singles = StratifiedSample.Singles(perExponent: 2, seed: 9);

    private static readonly double[] Doubles = StratifiedSample.Doubles(perExponent: 1, seed: 9);

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void CompiledKernel_EqualsItsProgramBitForBit(string label)
    {
        Check(Cases.Single(label), Singles, ElementType.Single);
        Check(Cases.Double(label), Doubles, ElementType.Double);
    }

    private static void Check<T>(KernelCase<T> kernel, T[] sample, ElementType element)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [.. sample.Where((_, i) => i % 5 == 0), T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Zero, T.NegativeZero];
        T[] upstream = [.. x.Select((_, i) => T.CreateChecked((i % 13) - 6.3))];
        T[] result = new T[x.Length];
        kernel.Forward(x, result);
        Compare(kernel, Lowering.KernelKind.Forward, element, x, upstream, result);
        kernel.Derivative(x, result);
        Compare(kernel, Lowering.KernelKind.Derivative, element, x, upstream, result);
        kernel.Backward(x, upstream, result);
        Compare(kernel, Lowering.KernelKind.Backward, element, x, upstream, result);
        T[] derivative = new T[x.Length];
        kernel.Pair(x, result, derivative);
        Compare(kernel, Lowering.KernelKind.ForwardAndDerivative, element, x, upstream, result, derivative);
    }

    private static void Compare<T>(KernelCase<T> kernel, Lowering.KernelKind kind, ElementType element, T[] x, T[] upstream, params T[][] results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedPrograms programs = GuardedPrograms.Lower(Request(kernel, kind, element), Bits.IsFused);
        T[] scalars = IsFree(kernel) ? [.. kernel.Given.Select(p => T.CreateChecked(p.Value))] : [];
        T[] outputs = new T[results.Length];
        for (int i = 0; i < x.Length; i++)
        {
            ProgramInterpreter.Run(programs, kind == Lowering.KernelKind.Backward ? [x[i], upstream[i]] : [x[i]], scalars, outputs);
            for (int output = 0; output < outputs.Length; output++)
            {
                if (Bits.Of(outputs[output]) != Bits.Of(results[output][i]))
                {
                    Assert.Fail(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{kernel} {kind} at {x[i]}: {results[output][i]} compiled, {outputs[output]} interpreted."));
                }
            }
        }
    }

    private static KernelRequest Request<T>(KernelCase<T> kernel, Lowering.KernelKind kind, ElementType element) => new(
        kernel.Row,
        kind,
        element,
        new EquatableArray<string>(ImmutableArray.Create("x")),
        new EquatableArray<ParameterValue>(kernel.Given.Where(_ => !IsFree(kernel)).Select(p => new ParameterValue(p.Name, p.Value)).ToImmutableArray()),
        new EquatableArray<string>(kernel.Given.Where(_ => IsFree(kernel)).Select(p => p.Name).ToImmutableArray()));

    // Its parameters come at run time.
    private static bool IsFree<T>(KernelCase<T> kernel) => kernel.Label.StartsWith("Free", StringComparison.Ordinal);
}
