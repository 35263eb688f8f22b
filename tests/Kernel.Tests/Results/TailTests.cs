using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Products of a small exponential and a factor of any size: the exponential keeps its digits until both have met.</summary>
public sealed class TailTests
{
    private static readonly float[] Factors = [1.7f, -3000, 4000, -9.7e5f, 3e-4f, 1e-30f, -2.3e-38f, 1e-44f];

    [MpfrTheory]
    [InlineData("glu")]
    [InlineData("swiglu")]
    [InlineData("geglu")]
    public void GatedValues_AreExact(string row) => Check(row, Lowering.KernelKind.Forward, (reference, value, gate) => reference.Value(value, gate));

    [MpfrTheory]
    [InlineData("silu")]
    [InlineData("gelu")]
    [InlineData("gelu_quick")]
    [InlineData("gelu_tanh")]
    [InlineData("softplus")]
    [InlineData("sigmoid")]
    public void Gradients_AreExact(string row) => Check(row, Lowering.KernelKind.Backward, (reference, upstream, x) => reference.Backward(0, upstream, x));

    private static void Check(string row, Lowering.KernelKind kind, Func<Reference, double, double, MpfrNumber> exact)
    {
        var reference = new Reference(ActivationCatalog.Find(row)!, ElementType.Single);
        GuardedPrograms programs = GuardedPrograms.Lower(Requests.OfRow(row, kind, ElementType.Single), Bits.IsFused);
        bool isGated = kind == Lowering.KernelKind.Forward;
        float[] points = [.. Enumerable.Range(0, 331).Select(i => (i - 283.3f) / 2.05f), 0, 1e-10f, -1e-10f];
        Span<float> result = stackalloc float[1];
        foreach (float x in points)
        {
            foreach (float factor in Factors)
            {
                ProgramInterpreter.Run(programs, isGated ? [factor, x] : [x, factor], [], result);
                MpfrNumber expected = exact(reference, factor, x);

                Assert.True(
                    Ulp.Error(result[0], expected) <= Bounds.Single,
                    FormattableString.Invariant($"{row} {kind} at {x:R} with {factor:R}: {result[0]:R}, exact {expected}."));
            }
        }
    }
}
