using System;

namespace Corpus.Sciences;

public static class Chemistry
{
    public static double Arrhenius(double a, double ea, double t) => a * Math.Exp(-ea / (8.314462618 * t));

    public static double Nernst(double e0, double n, double t, double q) => e0 - 8.314462618 * t / (n * 96485.33212) * Math.Log(q);

    public static double PH(double concentration) => -Math.Log10(concentration);

    public static double HendersonHasselbalch(double pka, double ratio) => pka + Math.Log10(ratio);

    public static double FirstOrder(double c0, double k, double t) => c0 * Math.Exp(-k * t);

    public static double SecondOrder(double c0, double k, double t) => c0 / (1 + c0 * k * t);

    public static double HalfLife(double k) => Math.Log(2) / k;

    public static double ButlerVolmer(double eta, double i0, double a) => i0 * (Math.Exp(a * eta) - Math.Exp(-a * eta));

    public static double VanDerWaals(double n, double v, double t, double a, double b) => n * 8.314462618 * t / (v - n * b) - a * n * n / (v * v);

    public static double Langmuir(double k, double p) => k * p / (1 + k * p);

    public static double DebyeHuckel(double z, double ionic) => -0.509 * z * z * Math.Sqrt(ionic);

    public static double Antoine(double t) => Math.Pow(10, 8.07131 - 1730.63 / (233.426 + t));

    public static double Ionised(double pH, double pKa) => 1 / (1 + Math.Pow(10, pKa - pH));
}

public static class Biology
{
    public static double Logistic(double t, double k, double r, double t0) => k / (1 + Math.Exp(-r * (t - t0)));

    public static double LogisticStep(double n, double r, double k, double dt) => n + r * n * (1 - n / k) * dt;

    public static double Gompertz(double t, double a, double b, double c) => a * Math.Exp(-b * Math.Exp(-c * t));

    public static double VonBertalanffy(double t, double limit, double k) => limit * (1 - Math.Exp(-k * t));

    public static double Hill(double x, double k, double n) => Math.Pow(x, n) / (Math.Pow(k, n) + Math.Pow(x, n));

    public static double MichaelisMenten(double s, double vmax, double km) => vmax * s / (km + s);

    public static double GateOpening(double v) => Math.Abs(v + 55) < 1e-6 ? 0.1 : 0.01 * (v + 55) / (1 - Math.Exp(-(v + 55) / 10));

    public static double SodiumActivation(double v) => 0.1 * (v + 40) / (1 - Math.Exp(-(v + 40) / 10));

    public static double SodiumInactivation(double v) => 1 / (1 + Math.Exp(-(v + 35) / 10));

    public static double Boltzmann(double v, double half, double slope) => 1 / (1 + Math.Exp((half - v) / slope));

    public static double BoltzmannInactivation(double v, double half, double slope) => 1 / (1 + Math.Exp((v - half) / slope));

    public static (double S, double I) Sir(double s, double i, double beta, double gamma) => (-beta * s * i, beta * s * i - gamma * i);

    public static double HardyWeinberg(double p) => 2 * p * (1 - p);

    public static double Shannon(double p) => p <= 0 || p >= 1 ? 0 : -p * Math.Log2(p) - (1 - p) * Math.Log2(1 - p);

    public static double JukesCantor(double p) => -0.75 * Math.Log(1 - 4 * p / 3);

    public static double FinalSize(double r0, double z) => 1 - Math.Exp(-r0 * z);

    public static double KimuraFixation(double n, double s)
    {
        double a = 2 * s;
        return Math.Abs(a) < 1e-12 ? 1 / (2 * n) : (1 - Math.Exp(-a)) / (1 - Math.Exp(-2 * n * a));
    }
}

public static class Earth
{
    public static double Saturation(double celsius) => 611.2 * Math.Exp(17.67 * celsius / (celsius + 243.5));

    public static double DewPoint(double gamma) => 243.5 * gamma / (17.67 - gamma);

    public static double Barometric(double h) => 101325 * Math.Pow(1 - 2.25577e-5 * h, 5.25588);

    public static double WindProfile(double z, double z0, double friction) => friction / 0.41 * Math.Log(z / z0);

    public static double DayLength(double latitude, double declination) => 2 * Math.Acos(-Math.Tan(latitude) * Math.Tan(declination)) / (2 * Math.PI) * 24;

    public static double Albedo(double t) => t < -10 ? 0.6 : t > 0 ? 0.3 : 0.3 - 0.03 * t;

    public static double WaveSpeed(double k, double depth) => Math.Sqrt(9.81 / k * Math.Tanh(k * depth));

    public static double ExtraterrestrialRadiation(int day) => 1367 * (1 + 0.033 * Math.Cos(2 * Math.PI * day / 365));

    public static double Manning(double n, double r, double slope) => Math.Pow(r, 2.0 / 3) * Math.Sqrt(slope) / n;

    public static double Infiltration(double f0, double fc, double k, double t) => fc + (f0 - fc) * Math.Exp(-k * t);

    public static double Kepler(double mean, double eccentricity)
    {
        double e = mean;
        for (int i = 0; i < 20; i++)
        {
            e -= (e - eccentricity * Math.Sin(e) - mean) / (1 - eccentricity * Math.Cos(e));
        }

        return e;
    }

    public static double Magnitude(double flux, double reference) => -2.5 * Math.Log10(flux / reference);
}

public static class Operations
{
    public static double ErlangB(int servers, double load)
    {
        double b = 1;
        for (int i = 1; i <= servers; i++)
        {
            b = load * b / (i + load * b);
        }

        return b;
    }

    public static double QueueLength(double rho) => rho / (1 - rho);

    public static double EconomicOrder(double demand, double order, double holding) => Math.Sqrt(2 * demand * order / holding);

    public static double Reliability(double t, double mtbf) => Math.Exp(-t / mtbf);

    public static double Availability(double up, double down) => up / (up + down);

    public static double Cooling(double start, double ratio, int step) => start * Math.Pow(ratio, step);

    public static double Metropolis(double delta, double t) => delta <= 0 ? 1 : Math.Exp(-delta / t);

    public static double Learning(double first, double rate, int n) => first * Math.Pow(n, Math.Log2(rate));

    public static double Bass(double t, double p, double q)
    {
        double e = Math.Exp(-(p + q) * t);
        return (1 - e) / (1 + q / p * e);
    }

    public static double BackoffSeconds(int attempt) => Math.Min(60, Math.Pow(2, attempt));
}
