using System;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Accuracy;

public sealed class SeveralInputsAccuracyTests
{
    private const int Precision = 192;

    // Next to these a gate has a root, a kink or an end; the rest of the sample is spread over magnitudes.
    private static readonly double[] Places = [0, 1.2784645427610737, 0.7517915246935644, 3, 17, 37, 88, 104, 130, 709, 745];

    [MpfrTheory]
    [MemberData(nameof(Cases.SeveralInputs), MemberType = typeof(Cases))]
    public void EveryResult_StaysWithinItsBound(string label)
    {
        Check(Cases.SeveralSingle(label), ElementType.Single, 4000, Bounds.Single, (got, exact) => Ulp.Error(got, exact));
        Check(Cases.SeveralDouble(label), ElementType.Double, 2000, Bounds.Double, (got, exact) => Ulp.Error(got, exact));
    }

    [Fact]
    public void ScalarSlope_GivesTheBitsOfASpanFilledWithIt()
    {
        float[] x = [.. StratifiedSample.Singles(perExponent: 1).Where((_, i) => i % 7 == 0)];
        float[] slopes = Filled(x.Length, 0.3f);
        float[] upstream = [.. x.Select((_, i) => (i % 9) - 4.5f)];
        float[][] expected = [new float[x.Length], new float[x.Length], new float[x.Length]];
        float[][] actual = [new float[x.Length], new float[x.Length], new float[x.Length]];
        SingleKernels.Prelu(x, slopes, expected[0]);
        SingleKernels.PreluBackward(x, slopes, upstream, expected[1], expected[2]);
        SingleKernels.ScalarPrelu(x, 0.3f, actual[0]);
        SingleKernels.ScalarPreluGradients(x, upstream, 0.3f, actual[1], actual[2]);

        Assert.Equal(expected.Select(e => Bits.Digest<float>(e)), actual.Select(a => Bits.Digest<float>(a)));
        float[] gradient = new float[x.Length];
        SingleKernels.ScalarPreluBackward(x, upstream, 0.3f, gradient);
        Assert.Equal(expected[1], gradient);
    }

    private static void Check<T>(SeveralInputsCase<T> kernel, ElementType element, int points, double bound, Func<T, MpfrNumber, double> error)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, element, inputs: kernel.Inputs, precision: Precision);
        var random = new Random(11);
        T[][] x = [.. Enumerable.Range(0, kernel.Inputs).Select(_ => Sample<T>(random, points))];
        T[] upstream = Sample<T>(random, points);
        T[] y = new T[points];
        T[][] gradients = [.. x.Select(_ => new T[points])];
        kernel.Forward(x, y);
        kernel.Backward(x, upstream, gradients);
        for (int i = 0; i < points; i++)
        {
            double[] inputs = [.. x.Select(values => double.CreateChecked(values[i]))];
            Compare(y[i], reference.Value(inputs), $"{kernel} of {string.Join(", ", inputs)}");
            for (int input = 0; input < kernel.Inputs; input++)
            {
                Compare(
                    gradients[input][i],
                    reference.Backward(input, double.CreateChecked(upstream[i]), inputs),
                    $"{kernel}, gradient of input {input} at {string.Join(", ", inputs)}, upstream {upstream[i]}");
            }
        }

        void Compare(T got, MpfrNumber exact, string what)
        {
            double ulp = error(got, exact);
            Assert.True(ulp <= bound, FormattableString.Invariant($"{what}: {ulp} ulp, bound {bound}."));
        }
    }

    private static T[] Sample<T>(Random random, int points)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, points).Select(i => T.CreateChecked((i % 8) switch
        {
            4 => Sign(random) * Math.ScaleB(1 + random.NextDouble(), random.Next(12, 100)),
            0 or 5 => Sign(random) * Places[random.Next(Places.Length)] * (1 + (Math.ScaleB(random.NextDouble(), -random.Next(1, 24)))),
            1 => Sign(random) * Math.ScaleB(1 + random.NextDouble(), random.Next(-30, 12)),
            _ => 8 * Sign(random) * random.NextDouble(),
        }))];

    private static int Sign(Random random) => random.Next(2) == 0 ? -1 : 1;

    private static T[] Filled<T>(int length, T value)
    {
        T[] result = new T[length];
        Array.Fill(result, value);
        return result;
    }
}
