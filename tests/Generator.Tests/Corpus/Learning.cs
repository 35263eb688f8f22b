using System;
using System.Linq;

namespace Corpus.Learning;

public static class Activations
{
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x));

    public static double SigmoidDerivative(double x)
    {
        double s = Sigmoid(x);
        return s * (1 - s);
    }

    public static double SigmoidDerivativeFromOutput(double y) => y * (1 - y);

    public static double StableSigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double e = Math.Exp(x);
        return e / (1 + e);
    }

    public static double Tanh(double x) => Math.Tanh(x);

    public static double TanhBySigmoid(double x) => 2 * Sigmoid(2 * x) - 1;

    public static double TanhDerivative(double y) => 1 - y * y;

    public static double TanhPrime(double x)
    {
        double t = Math.Tanh(x);
        return 1 - t * t;
    }

    public static double Relu(double x) => Math.Max(0, x);

    public static double ReluDerivative(double x) => x > 0 ? 1 : 0;

    public static double ReluGrad(double x, double upstream) => x > 0 ? upstream : 0;

    public static double LeakyRelu(double x) => x > 0 ? x : 0.05 * x;

    public static double LeakyReluDerivative(double x) => x > 0 ? 1 : 0.05;

    public static double Elu(double x) => x > 0 ? x : Math.Exp(x) - 1;

    public static double EluDerivative(double x) => x > 0 ? 1 : Math.Exp(x);

    public static double EluDerivativeFromOutput(double y) => y > 0 ? 1 : y + 1;

    public static double Selu(double x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1));

    public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * Math.Pow(x, 3))));

    public static float GeluFast(float x) => x / (1f + MathF.Exp(-1.702f * x));

    public static float Swish(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

    public static double Softplus(double x) => x > 20 ? x : Math.Log(1 + Math.Exp(x));

    public static double SoftplusDerivative(double x) => 1 / (1 + Math.Exp(-x));

    public static double Mish(double x) => x * Math.Tanh(Softplus(x));

    public static double HardSigmoid(double x) => Math.Clamp(0.2 * x + 0.5, 0, 1);

    public static double LeCunTanh(double x) => 1.7159 * Math.Tanh(2 * x / 3);

    public static double Softsign(double x) => x / (1 + Math.Abs(x));

    public static double SoftsignDerivative(double x) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));

    public static double BipolarSigmoid(double x) => 2 / (1 + Math.Exp(-x)) - 1;
}

public static class Losses
{
    public static double MeanSquared(double[] y, double[] t) => y.Zip(t, (a, b) => (a - b) * (a - b)).Average();

    public static double BinaryCrossEntropy(double p, double t) => -t * Math.Log(p) - (1 - t) * Math.Log(1 - p);

    public static double BinaryCrossEntropyWithLogits(double x, double t) => Math.Max(x, 0) - x * t + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    public static double Hinge(double margin) => Math.Max(0, 1 - margin);

    public static double Huber(double e, double delta) => Math.Abs(e) < delta ? 0.5 * e * e : delta * (Math.Abs(e) - delta / 2);

    public static double LogCosh(double e) => Math.Abs(e) + Math.Log(1 + Math.Exp(-2 * Math.Abs(e))) - Math.Log(2);

    public static double Focal(double p, double gamma) => -Math.Pow(1 - p, gamma) * Math.Log(p);

    public static double Perplexity(double loss) => Math.Exp(loss);
}

public static class Layers
{
    public static double[] Softmax(double[] x)
    {
        double max = x.Max();
        var e = x.Select(v => Math.Exp(v - max)).ToArray();
        double sum = e.Sum();
        return e.Select(v => v / sum).ToArray();
    }

    public static void Softmax(Span<float> x)
    {
        float max = float.MinValue;
        foreach (float v in x)
        {
            max = MathF.Max(max, v);
        }

        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Exp(x[i] - max);
            sum += x[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] /= sum;
        }
    }

    public static double Neuron(double[] w, double[] x, double b)
    {
        double z = b;
        for (int i = 0; i < w.Length; i++)
        {
            z += w[i] * x[i];
        }

        return 1 / (1 + Math.Exp(-z));
    }

    public static double Backpropagate(double output, double target) => (output - target) * output * (1 - output);

    public static (double H, double C) LstmStep(double f, double i, double g, double o, double c)
    {
        double next = Activations.Sigmoid(f) * c + Activations.Sigmoid(i) * Math.Tanh(g);
        return (Activations.Sigmoid(o) * Math.Tanh(next), next);
    }

    public static void LayerNorm(float[] x)
    {
        float mean = x.Average();
        float variance = x.Sum(v => (v - mean) * (v - mean)) / x.Length;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - mean) / MathF.Sqrt(variance + 1e-5f);
        }
    }

    public static double Adam(double m, double v, double rate, int t) => rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);

    public static double WarmUp(int step, int warm) => Math.Min(1, (double)step / warm);

    public static double CosineSchedule(double t) => 0.5 * (1 + Math.Cos(Math.PI * t));

    public static double Xavier(int fanIn, int fanOut) => Math.Sqrt(6.0 / (fanIn + fanOut));

    public static double Dropout(double x, double u, double rate) => u < rate ? 0 : x / (1 - rate);

    public static double Perceptron(double z) => z >= 0 ? 1 : 0;

    public static double Temperature(double logit, double t) => Math.Exp(logit / t);
}
