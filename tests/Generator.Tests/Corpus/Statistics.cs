using System;
using System.Collections.Generic;
using System.Linq;

namespace Corpus.Statistics;

public static class Distributions
{
    public static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public static double NormalDensity(double x, double mean, double deviation)
    {
        double z = (x - mean) / deviation;
        return Math.Exp(-0.5 * z * z) / (deviation * Math.Sqrt(2 * Math.PI));
    }

    public static double Gaussian(double x) => Math.Exp(-x * x / 2);

    public static double GaussianDerivative(double x) => -x * Math.Exp(-x * x / 2);

    public static double NormalCumulative(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double d = 0.3989423 * Math.Exp(-x * x / 2);
        double p = d * t * (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
        return x > 0 ? 1 - p : p;
    }

    public static double Erf(double x)
    {
        double t = 1 / (1 + 0.3275911 * Math.Abs(x));
        double y = 1 - (((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.Exp(-x * x);
        return x >= 0 ? y : -y;
    }

    public static double ExponentialDensity(double x, double rate) => x < 0 ? 0 : rate * Math.Exp(-rate * x);

    public static double ExponentialCumulative(double x, double rate) => x < 0 ? 0 : 1 - Math.Exp(-rate * x);

    public static double TruncatedExponential(double x, double rate, double limit) => rate * Math.Exp(-rate * x) / (1 - Math.Exp(-rate * limit));

    public static double TruncationFactor(double rate, double limit) => 1 / (1 - Math.Exp(-rate * limit));

    public static double Weibull(double x, double k, double lambda) => 1 - Math.Exp(-Math.Pow(x / lambda, k));

    public static double Gumbel(double x) => Math.Exp(-Math.Exp(-x));

    public static double GumbelQuantile(double p) => -Math.Log(-Math.Log(p));

    public static double Logistic(double x, double mean, double scale) => 1 / (1 + Math.Exp(-(x - mean) / scale));

    public static double LogisticDensity(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return e / ((1 + e) * (1 + e));
    }

    public static double Logit(double p) => Math.Log(p / (1 - p));

    public static double Laplace(double x, double b) => Math.Exp(-Math.Abs(x) / b) / (2 * b);

    public static double Cauchy(double x) => 1 / (Math.PI * (1 + x * x));

    public static double Poisson(int k, double lambda)
    {
        double p = Math.Exp(-lambda);
        for (int i = 1; i <= k; i++)
        {
            p *= lambda / i;
        }

        return p;
    }

    public static double ZeroTruncatedMean(double lambda) => lambda / (1 - Math.Exp(-lambda));

    public static double Rayleigh(double x) => x < 0 ? 0 : 1 - Math.Exp(-x * x / 2);

    public static double Pareto(double x, double xm, double a) => x < xm ? 0 : 1 - Math.Pow(xm / x, a);

    public static double ComplementaryLogLog(double x) => 1 - Math.Exp(-Math.Exp(x));

    public static double InverseGaussianShape(double x, double mu, double lambda) =>
        Math.Sqrt(lambda / (2 * Math.PI * x * x * x)) * Math.Exp(-lambda * (x - mu) * (x - mu) / (2 * mu * mu * x));
}

public static class Samples
{
    public static double Mean(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum / x.Length;
    }

    public static double Variance(double[] x)
    {
        double mean = Mean(x);
        double sum = 0;
        foreach (double v in x)
        {
            sum += (v - mean) * (v - mean);
        }

        return sum / (x.Length - 1);
    }

    public static double Geometric(double[] x) => Math.Exp(x.Select(v => Math.Log(v)).Average());

    public static double Harmonic(double[] x) => x.Length / x.Sum(v => 1 / v);

    public static double RootMeanSquare(double[] x) => Math.Sqrt(x.Sum(v => v * v) / x.Length);

    public static double[] Standardise(double[] x)
    {
        double mean = Mean(x);
        double deviation = Math.Sqrt(Variance(x));
        return x.Select(v => (v - mean) / deviation).ToArray();
    }

    public static double LogSumExp(double[] x)
    {
        double max = x.Max();
        double sum = 0;
        foreach (double v in x)
        {
            sum += Math.Exp(v - max);
        }

        return max + Math.Log(sum);
    }

    public static double Entropy(double[] p)
    {
        double h = 0;
        foreach (double v in p)
        {
            h -= v > 0 ? v * Math.Log(v) : 0;
        }

        return h;
    }

    public static double KullbackLeibler(double[] p, double[] q) => p.Zip(q, (a, b) => a > 0 ? a * Math.Log(a / b) : 0).Sum();

    public static double Correlation(double[] x, double[] y)
    {
        double mx = Mean(x), my = Mean(y), sxy = 0, sxx = 0, syy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sxy += (x[i] - mx) * (y[i] - my);
            sxx += (x[i] - mx) * (x[i] - mx);
            syy += (y[i] - my) * (y[i] - my);
        }

        return sxy / Math.Sqrt(sxx * syy);
    }

    public static double Quantile(IReadOnlyList<double> sorted, double p)
    {
        double position = p * (sorted.Count - 1);
        int low = (int)Math.Floor(position);
        return sorted[low] + (position - low) * (sorted[Math.Min(low + 1, sorted.Count - 1)] - sorted[low]);
    }

    public static double Exponential(Random random, double rate) => -Math.Log(1 - random.NextDouble()) / rate;

    public static double BoxMuller(double u, double v) => Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);

    public static double LogisticSample(double u) => Math.Log(u / (1 - u));

    public static double Elo(double a, double b) => 1 / (1 + Math.Pow(10, (b - a) / 400));

    public static double FisherZ(double r) => 0.5 * Math.Log((1 + r) / (1 - r));

    public static double InverseFisherZ(double z) => Math.Tanh(z);
}
