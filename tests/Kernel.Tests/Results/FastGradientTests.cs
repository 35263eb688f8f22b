using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Fast gradients that a sum would lose next to their root, and those of several inputs.</summary>
public sealed class FastGradientTests
{
    private const int FloatsPerSide = 1000;

    [MpfrTheory]
    [InlineData("silu", -1.2784645f)]
    [InlineData("gelu", -0.75179154f)]
    [InlineData("gelu_quick", -0.75115424f)]
    [InlineData("gelu_tanh", -0.75246143f)]
    public void NextToARoot_NoDigitIsLost(string row, float root)
    {
        float[] x = [.. Enumerable.Range(-FloatsPerSide, 2 * FloatsPerSide).Select(i => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(root) + i))];
        var reference = new Reference(ActivationCatalog.Find(row)!, ElementType.Single);

        Assert.True(reference.Derivative(0, x[0]).ToDouble() * reference.Derivative(0, x[^1]).ToDouble() < 0);
        Check(row, Lowering.KernelKind.Backward, [.. x.Select(point => new[] { point, -1.7f })], (_, point) => reference.Backward(0, point[1], point[0]));
    }

    [MpfrTheory]
    [InlineData("Derivative")]
    [InlineData("Backward")]
    public void GradientsOfSwiglu_StayWithinTheBound(string kindName)
    {
        var kind = Enum.Parse<Lowering.KernelKind>(kindName);
        float[] gates = [.. Enumerable.Range(0, 401).Select(i => (i - 200) / 1.62f), -1.2784645f, -1.2784644f, -1.2784646f, 1e-30f, 5e4f, -5e4f];
        float[][] points = [.. from gate in gates from value in new[] { 1.3f, -2e-7f, 900f } select new[] { value, gate, -0.9f }];
        var reference = new Reference(ActivationCatalog.Find("swiglu")!, ElementType.Single);

        Check("swiglu", kind, points, (output, point) => kind == Lowering.KernelKind.Derivative
            ? reference.Derivative(output, point[0], point[1])
            : reference.Backward(output, point[2], point[0], point[1]));
    }

    private static void Check(string row, Lowering.KernelKind kind, float[][] points, Func<int, float[], MpfrNumber> exact)
    {
        GuardedPrograms programs = GuardedPrograms.Lower(Requests.OfRow(row, kind, ElementType.Single) with { IsFast = true }, Bits.IsFused);
        Assert.Equal(Bits.IsFused, programs.UsesPlainFloats);
        Span<float> results = stackalloc float[programs.Programs.Sum(program => program.Outputs.Length)];
        foreach (float[] point in points)
        {
            ProgramInterpreter.Run(programs, point, [], results);
            for (int output = 0; output < results.Length; output++)
            {
                MpfrNumber expected = exact(output, point);

                Assert.True(
                    Ulp.Error(results[output], expected) <= Bounds.Fast,
                    FormattableString.Invariant($"{row} {kind} {output} at {string.Join(", ", point)}: {results[output]:R}, exact {expected}."));
            }
        }
    }
}
