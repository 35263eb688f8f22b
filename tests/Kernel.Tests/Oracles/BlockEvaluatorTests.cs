using System;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

public sealed class BlockEvaluatorTests
{
    // A double estimate of a float result: 1e-12 relative is 1e-5 ulp of float.
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Rows { get; } = [.. ActivationCatalog.ElementWise.Where(a => a.LeastInputs == 1).Select(a => a.Name)];

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void EveryRow_AgreesWithHighPrecision(string row)
    {
        var reference = new Reference(ActivationCatalog.Find(row)!);
        float[] sample = [.. StratifiedSample.Singles(perExponent: 1).Where(x => MathF.Abs(x) <= reference.Activation.LargestInput)];

        // A periodic function has roots everywhere, and next to them the rounding of the angle counts.
        double floor = double.IsInfinity(reference.Activation.LargestInput) ? 1e-300 : 1e-9;
        foreach (Expr root in new[] { reference.StableFormula, reference.StableDerivatives[0] })
        {
            var evaluator = new BlockEvaluator(root, reference.Parameter);
            for (int start = 0; start + BlockEvaluator.BlockLength <= sample.Length; start += 7 * BlockEvaluator.BlockLength)
            {
                for (int i = 0; i < BlockEvaluator.BlockLength; i++)
                {
                    evaluator.Input[i] = sample[start + i];
                }

                ReadOnlySpan<double> results = evaluator.Evaluate();
                for (int i = 0; i < results.Length; i++)
                {
                    double exact = reference.Evaluate(root, [sample[start + i]]).ToDouble();
                    Assert.True(
                        results[i].Equals(exact) || Math.Abs(results[i] - exact) <= (Tolerance * Math.Abs(exact)) + floor,
                        FormattableString.Invariant($"{row} at {sample[start + i]:R}: {results[i]:R}, exact {exact:R}."));
                }
            }
        }
    }

    [Fact]
    public void EveryPrimitive_HasABlockForm()
    {
        var primitives = new BlockPrimitives(Vector<double>.Count);
        double[] x = new double[Vector<double>.Count];
        double[] target = new double[x.Length];
        Array.Fill(x, 0.75);

        Assert.All(Primitive.All, primitive =>
        {
            primitives.Call(primitive, x, target);
            Assert.Equal(DoubleNumbers.Instance.Call(primitive, 0.75), target[0], 1e-14);
        });
    }
}
