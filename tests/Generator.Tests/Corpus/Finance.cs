using System;
using System.Collections.Generic;

namespace Corpus.Finance;

public static class Rates
{
    public static double Compound(double principal, double rate, int years) => principal * Math.Pow(1 + rate, years);

    public static double Continuous(double principal, double rate, double years) => principal * Math.Exp(rate * years);

    public static double Discount(double rate, double years) => Math.Exp(-rate * years);

    public static double Annuity(double rate, int n) => (1 - Math.Pow(1 + rate, -n)) / rate;

    public static double Payment(double principal, double rate, int n) => principal * rate / (1 - Math.Pow(1 + rate, -n));

    public static double PerpetuityOfContinuous(double rate, double period) => 1 / (1 - Math.Exp(-rate * period));

    public static double EffectiveRate(double nominal, int m) => Math.Pow(1 + nominal / m, m) - 1;

    public static double ForceOfInterest(double rate) => Math.Log(1 + rate);

    public static double RuleOf72(double percent) => 72 / percent;

    public static double PresentValue(double[] flows, double rate)
    {
        double value = 0;
        for (int t = 0; t < flows.Length; t++)
        {
            value += flows[t] / Math.Pow(1 + rate, t);
        }

        return value;
    }

    public static double InternalRate(double[] flows)
    {
        double rate = 0.1;
        for (int i = 0; i < 50; i++)
        {
            double f = PresentValue(flows, rate);
            double slope = (PresentValue(flows, rate + 1e-6) - f) / 1e-6;
            rate -= f / slope;
        }

        return rate;
    }

    public static double NelsonSiegel(double t, double b0, double b1, double b2, double tau)
    {
        double x = t / tau;
        double load = (1 - Math.Exp(-x)) / x;
        return b0 + b1 * load + b2 * (load - Math.Exp(-x));
    }

    public static double VasicekBond(double a, double t) => (1 - Math.Exp(-a * t)) / a;
}

public static class Options
{
    public static double D1(double s, double k, double r, double v, double t) => (Math.Log(s / k) + (r + v * v / 2) * t) / (v * Math.Sqrt(t));

    public static double D2(double s, double k, double r, double v, double t) => D1(s, k, r, v, t) - v * Math.Sqrt(t);

    public static double Payoff(double s, double k) => Math.Max(s - k, 0);

    public static double PutPayoff(double s, double k) => Math.Max(0, k - s);

    public static double Intrinsic(double moneyness) => Math.Max(moneyness, 0);

    public static double Vega(double s, double d1, double t) => s * Math.Sqrt(t) * Math.Exp(-d1 * d1 / 2) / Math.Sqrt(2 * Math.PI);

    public static double UpFactor(double v, double dt) => Math.Exp(v * Math.Sqrt(dt));

    public static double UpProbability(double r, double dt, double u) => (Math.Exp(r * dt) - 1 / u) / (u - 1 / u);

    public static double Binomial(double[] values, double p, double discount)
    {
        var v = (double[])values.Clone();
        for (int n = v.Length - 1; n > 0; n--)
        {
            for (int i = 0; i < n; i++)
            {
                v[i] = discount * (p * v[i + 1] + (1 - p) * v[i]);
            }
        }

        return v[0];
    }
}

public static class Risk
{
    public static double Sharpe(double mean, double riskFree, double deviation) => (mean - riskFree) / deviation;

    public static double Drawdown(IReadOnlyList<double> values)
    {
        double peak = double.MinValue, worst = 0;
        foreach (double v in values)
        {
            peak = Math.Max(peak, v);
            worst = Math.Max(worst, 1 - v / peak);
        }

        return worst;
    }

    public static double Utility(double wealth, double aversion) => (1 - Math.Exp(-aversion * wealth)) / aversion;

    public static double Hazard(double spread, double recovery) => spread / (1 - recovery);

    public static double DefaultProbability(double hazard, double t) => 1 - Math.Exp(-hazard * t);

    public static double Ewma(double previous, double value, double lambda) => lambda * previous + (1 - lambda) * value * value;

    public static double[] LogReturns(double[] prices)
    {
        var r = new double[prices.Length - 1];
        for (int i = 0; i < r.Length; i++)
        {
            r[i] = Math.Log(prices[i + 1] / prices[i]);
        }

        return r;
    }
}
