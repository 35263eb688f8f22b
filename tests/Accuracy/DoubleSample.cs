using System;
using ActivationKernels.Catalog;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;

namespace ActivationKernels.AccuracySweep;

/// <summary>Compares one double kernel with its formula in high precision over a stratified sample.</summary>
internal static class DoubleSample
{
    // Beyond double by 100 bits, next to a root too.
    private const int Precision = 192;

    public static (Worst Forward, Worst Derivative) Compare(KernelCase<double> kernel, double[] x)
    {
        var reference = new Reference(ActivationCatalog.Find(kernel.Row)!, ElementType.Double, kernel.Parameters, precision: Precision);
        x = Array.FindAll(x, point => Math.Abs(point) <= reference.Activation.LargestInput);
        double[] y = new double[x.Length];
        double[] derivative = new double[x.Length];
        kernel.Forward(x, y);
        kernel.Derivative(x, derivative);
        Worst forward = Worst.None(1) with { Points = x.Length };
        Worst slope = forward;
        for (int i = 0; i < x.Length; i++)
        {
            forward = forward.With(Ulp.Error(y[i], reference.Value(x[i])), x[i]);
            slope = slope.With(Ulp.Error(derivative[i], reference.Derivative(0, x[i])), x[i]);
        }

        return (forward, slope);
    }
}
