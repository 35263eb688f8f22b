using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Formulas;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Products of a small exponential and a factor of any size: the exponential keeps its digits until both have met.</summary>
public sealed class TailTests
{
    private static readonly float[] Factors = [1.7f, -3000, 4000, -9.7e5f, 3e-4f, 1e-30f, -2.3e-38f, 1e-44f, 1e30f];

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

    [MpfrTheory]
    [InlineData("silu")]
    [InlineData("gelu")]
    [InlineData("gelu_quick")]
    [InlineData("gelu_tanh")]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    [InlineData("gaussian")]
    public void FastGradients_KeepTheirDigits(string row) =>
        Check(row, Lowering.KernelKind.Backward, (reference, upstream, x) => reference.Backward(0, upstream, x), isFast: true);

    [MpfrFact]
    public void GatedFormulas_AreExact()
    {
        var table = new ExprTable();
        (Expr value, Expr gate) = (table.Input("value"), table.Input("gate"));
        Check(gate * Sigmoid(gate) * value);
        Check(Sigmoid(1.702f * gate) * gate * value);
        Check(value * (gate * Sigmoid(1.5957692f * (gate + (0.044715f * gate * gate * gate)))));

        static void Check(Expr formula)
        {
            KernelRequest request = FormulaRequest.Of(formula, Lowering.KernelKind.Forward, "value", "gate");
            TailTests.Check(request, new Reference(request.FindActivation(), ElementType.Single), (reference, value, gate) => reference.Value(value, gate));
        }
    }

    private static void Check(string row, Lowering.KernelKind kind, Func<Reference, double, double, MpfrNumber> exact, bool isFast = false) => Check(
        Requests.OfRow(row, kind, ElementType.Single) with { IsFast = isFast }, new Reference(ActivationCatalog.Find(row)!, ElementType.Single), exact);

    private static void Check(KernelRequest request, Reference reference, Func<Reference, double, double, MpfrNumber> exact)
    {
        bool isFast = request.IsFast;
        GuardedPrograms programs = GuardedPrograms.Lower(request, Bits.IsFused);
        Assert.Equal(isFast, programs.UsesPlainFloats || (isFast && !Bits.IsFused));
        bool isGated = request.Kind == Lowering.KernelKind.Forward;
        float[] points = [.. Enumerable.Range(0, 331).Select(i => (i - 283.3f) / 2.05f), 0, 1e-10f, -1e-10f];
        Span<float> result = stackalloc float[1];
        foreach (float x in points)
        {
            foreach (float factor in Factors)
            {
                ProgramInterpreter.Run(programs, isGated ? [factor, x] : [x, factor], [], result);
                MpfrNumber expected = exact(reference, factor, x);

                Assert.True(
                    Ulp.Error(result[0], expected) <= (isFast ? Bounds.Fast : Bounds.Single),
                    FormattableString.Invariant($"{request.Activation} {request.Kind} at {x:R} with {factor:R}: {result[0]:R}, exact {expected}."));
            }
        }
    }
}
