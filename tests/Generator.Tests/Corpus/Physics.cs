using System;

namespace Corpus.Physics;

public static class Thermal
{
    public const double Boltzmann = 1.380649e-23;
    public const double Planck = 6.62607015e-34;
    public const double Light = 299792458;

    public static double FermiDirac(double energy, double mu, double temperature) => 1 / (1 + Math.Exp((energy - mu) / (Boltzmann * temperature)));

    public static double Fermi(double x) => 1 / (1 + Math.Exp(x));

    public static double BoseEinstein(double x) => 1 / (Math.Exp(x) - 1);

    public static double BoseEinsteinAt(double energy, double temperature) => 1 / (Math.Exp(energy / (Boltzmann * temperature)) - 1);

    public static double OscillatorPartition(double frequency, double temperature) => 1 / (1 - Math.Exp(-Planck * frequency / (Boltzmann * temperature)));

    public static double OscillatorPartition(double u)
    {
        if (u <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(u));
        }

        return 1 / (1 - Math.Exp(-u));
    }

    public static double VibrationalEnergy(double frequency, double temperature)
    {
        double u = Planck * frequency / (Boltzmann * temperature);
        return Planck * frequency * (0.5 + 1 / (Math.Exp(u) - 1));
    }

    public static double PlanckLaw(double wavelength, double temperature) =>
        2 * Planck * Light * Light / Math.Pow(wavelength, 5) / (Math.Exp(Planck * Light / (wavelength * Boltzmann * temperature)) - 1);

    public static double Einstein(double theta, double t)
    {
        double x = theta / t;
        double e = Math.Exp(x);
        return x * x * e / ((e - 1) * (e - 1));
    }

    public static double DebyeIntegrand(double x) => Math.Abs(x) < 1e-10 ? x * x : x * x * x / (Math.Exp(x) - 1);

    public static double Langevin(double x)
    {
        if (Math.Abs(x) < 1e-4)
        {
            return x / 3;
        }

        return 1 / Math.Tanh(x) - 1 / x;
    }

    public static double Coth(double x) => 2 / (1 - Math.Exp(-2 * x)) - 1;

    public static double Brillouin(double j, double x)
    {
        double a = (2 * j + 1) / (2 * j);
        double b = 1 / (2 * j);
        return a / Math.Tanh(a * x) - b / Math.Tanh(b * x);
    }

    public static double Bernoulli(double x) => Math.Abs(x) < 1e-8 ? 1 - x / 2 : x / (Math.Exp(x) - 1);

    public static double TwoLevel(double x) => Math.Tanh(x / 2);

    public static double Schottky(double x)
    {
        double c = Math.Cosh(x / 2);
        return x * x / (4 * c * c);
    }

    public static double MaxwellSpeed(double v, double m, double t) =>
        4 * Math.PI * Math.Pow(m / (2 * Math.PI * Boltzmann * t), 1.5) * v * v * Math.Exp(-m * v * v / (2 * Boltzmann * t));

    public static double StefanBoltzmann(double t) => 5.670374419e-8 * t * t * t * t;

    public static double CarnotEfficiency(double cold, double hot) => 1 - cold / hot;

    public static double Partition(double[] energies, double beta)
    {
        double z = 0;
        foreach (double e in energies)
        {
            z += Math.Exp(-beta * e);
        }

        return z;
    }

    public static double[] Occupations(double[] energies, double beta)
    {
        double z = Partition(energies, beta);
        var p = new double[energies.Length];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = Math.Exp(-beta * energies[i]) / z;
        }

        return p;
    }
}

public static class Mechanics
{
    public static double Kinetic(double m, double v) => 0.5 * m * v * v;

    public static double Pendulum(double length, double g) => 2 * Math.PI * Math.Sqrt(length / g);

    public static double Terminal(double m, double g, double c) => Math.Sqrt(m * g / c);

    public static double FallWithDrag(double t, double terminal, double g) => terminal * Math.Tanh(g * t / terminal);

    public static double FallDistance(double t, double v, double g) => v * v / g * Math.Log(Math.Cosh(g * t / v));

    public static double Damped(double t, double gamma, double omega) => Math.Exp(-gamma * t) * Math.Cos(omega * t);

    public static double Catenary(double x, double a) => a * Math.Cosh(x / a);

    public static double LorentzFactor(double beta) => 1 / Math.Sqrt(1 - beta * beta);

    public static double AddVelocities(double u, double v) => (u + v) / (1 + u * v);

    public static double Rapidity(double beta) => 0.5 * Math.Log((1 + beta) / (1 - beta));

    public static double LennardJones(double r, double epsilon, double sigma)
    {
        double s6 = Math.Pow(sigma / r, 6);
        return 4 * epsilon * (s6 * s6 - s6);
    }

    public static double Morse(double r, double depth, double a, double r0)
    {
        double e = 1 - Math.Exp(-a * (r - r0));
        return depth * e * e;
    }

    public static double Yukawa(double r, double g, double mu) => -g * g * Math.Exp(-mu * r) / r;

    public static double Drag(double density, double v, double area, double cd) => 0.5 * density * v * v * cd * area;

    public static double Reynolds(double density, double v, double length, double viscosity) => density * v * length / viscosity;

    public static double Colebrook(double f, double rough, double re) => -2 * Math.Log10(rough / 3.7 + 2.51 / (re * Math.Sqrt(f)));
}

public static class Circuits
{
    public static double Charging(double t, double r, double c) => 1 - Math.Exp(-t / (r * c));

    public static double Discharging(double t, double tau) => Math.Exp(-t / tau);

    public static double Diode(double v, double isat, double vt) => isat * (Math.Exp(v / vt) - 1);

    public static double Decibel(double ratio) => 20 * Math.Log10(ratio);

    public static double Resonance(double l, double c) => 1 / (2 * Math.PI * Math.Sqrt(l * c));

    public static double Parallel(double a, double b) => 1 / (1 / a + 1 / b);

    public static double SkinDepth(double rho, double f, double mu) => Math.Sqrt(rho / (Math.PI * f * mu));

    public static double DutyCompensated(double period, double tau) => 1 / (1 - Math.Exp(-period / tau));

    public static double ButterworthGain(double w, double wc, int n) => 1 / Math.Sqrt(1 + Math.Pow(w / wc, 2 * n));
}
