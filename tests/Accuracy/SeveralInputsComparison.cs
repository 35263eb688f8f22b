using System;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;

namespace ActivationKernels.AccuracySweep;

/// <summary>Compares a kernel of several inputs with its formula over random floats of every magnitude.</summary>
internal static class SeveralInputsComparison
{
    private const int Points = 1 << 18;

    public static ReportRow Compare(SeveralInputsCase<float> kernel)
    {
        var random = new Random(5);
        float[][] x = new float[kernel.Inputs][];
        for (int k = 0; k < x.Length; k++)
        {
            x[k] = new float[Points];
            for (int i = 0; i < Points; i++)
            {
                x[k][i] = (float)((random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-40, 40)));
            }
        }

        float[] y = new float[Points];
        kernel.Forward(x, y);
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, ElementType.Single, inputs: kernel.Inputs);
        Worst worst = Worst.None(1) with { Points = Points };
        double[] inputs = new double[kernel.Inputs];
        for (int i = 0; i < Points; i++)
        {
            for (int k = 0; k < inputs.Length; k++)
            {
                inputs[k] = x[k][i];
            }

            worst = worst.With(Ulp.EstimateError(y[i], reference.EstimateValue(inputs)), x[0][i]);
        }

        return new ReportRow(
            FormattableString.Invariant($"{kernel.Row} of {kernel.Inputs}"), "float", worst, FormattableString.Invariant($"{Points:N0} random"), null, null);
    }
}
