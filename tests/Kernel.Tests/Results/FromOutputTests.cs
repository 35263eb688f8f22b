using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Derivatives from the output: exact as functions of the output, and the derivative wherever the output still tells it.</summary>
public sealed class FromOutputTests
{
    private const int Magnitudes = 150;

    public static TheoryData<string> Rows { get; } = [.. ActivationCatalog.ElementWise.Where(a => a.HasDerivativeFromOutput).Select(a => a.Name)];

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void Derivative_IsExactAsAFunctionOfTheOutput(string row)
    {
        Check(row, ElementType.Single, Bounds.Single, (float got, MpfrNumber exact) => Ulp.Error(got, exact));
        Check(row, ElementType.Double, Bounds.Double, (double got, MpfrNumber exact) => Ulp.Error(got, exact));
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    [InlineData("relu")]
    [InlineData("leaky")]
    [InlineData("elu")]
    [InlineData("selu")]
    [InlineData("celu")]
    [InlineData("softplus")]
    public void RowsThatNetworksSaveTheOutputOf_OfferIt(string row) => Assert.True(ActivationCatalog.Find(row)!.HasDerivativeFromOutput);

    [Theory]
    [InlineData("mish")]
    [InlineData("silu")]
    [InlineData("gelu")]
    [InlineData("threshold")]
    public void RowsWhoseOutputDoesNotTell_RefuseIt(string row)
    {
        Assert.False(ActivationCatalog.Find(row)!.HasDerivativeFromOutput);
        Assert.Throws<ArgumentException>(() => Lower(row, Lowering.KernelKind.DerivativeFromOutput, ElementType.Single));
    }

    private static void Check<T>(string row, ElementType element, double bound, Func<T, MpfrNumber, double> error)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation activation = ActivationCatalog.Find(row)!;
        var reference = new Reference(activation, element);
        Expr fromOutput = activation.FromOutput(reference.Operands)!;
        GuardedPrograms forward = Lower(row, Lowering.KernelKind.Forward, element);
        GuardedPrograms derivative = Lower(row, Lowering.KernelKind.DerivativeFromOutput, element);
        GuardedPrograms backward = Lower(row, Lowering.KernelKind.BackwardFromOutput, element);
        Interval outputs = Lowering.Kernel.Create(Requests.OfRow(row, Lowering.KernelKind.DerivativeFromOutput, element)).FirstInput;
        var numbers = new MpfrNumbers();
        for (int i = 0; i <= 400 + (2 * Magnitudes); i++)
        {
            T x = T.CreateChecked(i <= 400 ? (i - 200.37) / 21 : OfEveryMagnitude(i, element));
            T upstream = T.CreateChecked(i % 3 == 2 ? 3.1e12 : -1.7);
            T y = i > 400 && i % 5 > 1 && outputs.Least <= double.CreateChecked(x) && double.CreateChecked(x) <= outputs.Most ? x : Run(forward, x);
            double point = double.CreateChecked(y);
            MpfrNumber exact = reference.Evaluate(fromOutput, [point]);
            T got = Run(derivative, y);
            Assert.True(error(got, exact) <= bound, FormattableString.Invariant($"{row} from the output {y}: {got}, exact {exact}."));

            // There is nothing wider than doubles: one that is subnormal has no more digits for a product.
            if (element == ElementType.Double && !exact.IsZero && exact.Exponent < -1022)
            {
                continue;
            }

            T gradient = Run(backward, y, upstream);
            MpfrNumber product = numbers.Multiply(numbers.Number(double.CreateChecked(upstream)), exact);
            Assert.True(error(gradient, product) <= bound, FormattableString.Invariant($"{row} backward from the output {y}: {gradient}, exact {product}."));

            // Close to 0 the output has lost little.
            if (i <= 400 && Math.Abs(double.CreateChecked(x)) < 2)
            {
                double expected = reference.Derivative(0, double.CreateChecked(x)).ToDouble();
                Assert.True(
                    Math.Abs(double.CreateChecked(got) - expected) <= 2e-5 * Math.Max(1, Math.Abs(expected)),
                    FormattableString.Invariant($"{row} at {x}: {got} from the output, derivative {expected}."));
            }
        }

        Assert.True(T.IsNaN(Run(derivative, T.NaN)));
        Assert.True(T.IsNaN(Run(backward, T.NaN, T.One)));
    }

    // Down to the smallest numbers, with either sign, and up to 2^60.
    private static double OfEveryMagnitude(int i, ElementType element)
    {
        double step = element == ElementType.Single ? 210.0 / Magnitudes : 1135.0 / Magnitudes;
        return Math.ScaleB(i % 2 == 0 ? 1.37 : -1.37, 60 - (int)(step * ((i - 401) / 2)));
    }

    private static T Run<T>(GuardedPrograms programs, params ReadOnlySpan<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> result = stackalloc T[1];
        ProgramInterpreter.Run(programs, inputs, [], result);
        return result[0];
    }

    private static GuardedPrograms Lower(string row, Lowering.KernelKind kind, ElementType element) =>
        GuardedPrograms.Lower(Requests.OfRow(row, kind, element), Bits.IsFused);
}
