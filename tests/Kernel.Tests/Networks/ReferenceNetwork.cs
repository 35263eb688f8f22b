using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Propagation;

namespace ActivationKernels.Kernel.Tests.Networks;

/// <summary>A stack in plain double arithmetic, with the formulas of the catalog: what generated networks are compared with.</summary>
internal sealed class ReferenceNetwork
{
    private readonly (int Units, ActivationCurve? Curve)[] layers;
    private readonly int inputs;
    private readonly Loss loss;

    /// <param name="inputs">Number of inputs.</param>
    /// <param name="loss">What is minimised.</param>
    /// <param name="layers">Units, name of the activation, and its parameter if it has one.</param>
    public ReferenceNetwork(int inputs, Loss loss, params (int Units, string Activation, double? Parameter)[] layers)
    {
        this.inputs = inputs;
        this.loss = loss;
        this.layers = layers.Select(l => (l.Units, ActivationCurve.Of(l.Activation, Values(l.Activation, l.Parameter)))).ToArray();
    }

    /// <summary>One row of outputs; a layer without a curve is a softmax.</summary>
    public double[] Predict(IReadOnlyList<double> parameters, IReadOnlyList<double> x)
    {
        double[] values = x.ToArray();
        int offset = 0;
        foreach ((int units, ActivationCurve? curve) in layers)
        {
            var next = new double[units];
            for (int j = 0; j < units; j++)
            {
                double sum = parameters[offset + values.Length * units + j];
                for (int i = 0; i < values.Length; i++)
                {
                    sum += values[i] * parameters[offset + i * units + j];
                }

                next[j] = curve?.Value(sum) ?? sum;
            }

            offset += (values.Length + 1) * units;
            values = curve is null ? Softmax(next) : next;
        }

        return values;
    }

    public double Loss(IReadOnlyList<double> parameters, float[] x, float[] targets)
    {
        int rows = x.Length / inputs;
        double sum = 0;
        for (int r = 0; r < rows; r++)
        {
            double[] y = Predict(parameters, x.Skip(r * inputs).Take(inputs).Select(v => (double)v).ToArray());
            double[] t = targets.Skip(r * y.Length).Take(y.Length).Select(v => (double)v).ToArray();
            sum += RowLoss(y, t) / rows;
        }

        return sum;
    }

    private double RowLoss(double[] y, double[] t) => loss switch
    {
        ActivationKernels.Loss.MeanSquaredError => y.Zip(t, (a, b) => (a - b) * (a - b)).Average(),
        ActivationKernels.Loss.MeanAbsoluteError => y.Zip(t, (a, b) => Math.Abs(a - b)).Average(),
        ActivationKernels.Loss.BinaryCrossEntropy => y.Zip(t, Binary).Average(),
        ActivationKernels.Loss.BinaryCrossEntropyWithLogits => y.Select(z => 1 / (1 + Math.Exp(-z))).Zip(t, Binary).Average(),
        ActivationKernels.Loss.CrossEntropy => -y.Zip(t, (a, b) => b * Math.Log(a)).Sum(),
        ActivationKernels.Loss.CrossEntropyWithLogits => -Softmax(y).Zip(t, (a, b) => b * Math.Log(a)).Sum(),
        _ => throw new NotSupportedException(),
    };

    private static double Binary(double p, double t) => -(t * Math.Log(p) + (1 - t) * Math.Log(1 - p));

    private static double[] Softmax(double[] z)
    {
        double[] e = z.Select(v => Math.Exp(v - z.Max())).ToArray();
        return e.Select(v => v / e.Sum()).ToArray();
    }

    private static IEnumerable<ParameterValue> Values(string activation, double? parameter) =>
        parameter is { } value ? [new ParameterValue(ActivationCatalog.Find(activation)!.Parameters[0].Name, (float)value)] : [];
}
