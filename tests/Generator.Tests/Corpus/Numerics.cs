using System;
using System.Linq;

namespace Corpus.Numerics;

public static class Roots
{
    public static double Newton(Func<double, double> f, Func<double, double> derivative, double x)
    {
        for (int i = 0; i < 50; i++)
        {
            x -= f(x) / derivative(x);
        }

        return x;
    }

    public static double Bisect(Func<double, double> f, double a, double b)
    {
        while (b - a > 1e-12)
        {
            double m = (a + b) / 2;
            if (f(a) * f(m) <= 0)
            {
                b = m;
            }
            else
            {
                a = m;
            }
        }

        return (a + b) / 2;
    }

    public static double SquareRoot(double a)
    {
        double x = a;
        for (int i = 0; i < 30; i++)
        {
            x = 0.5 * (x + a / x);
        }

        return x;
    }

    public static (double, double) Quadratic(double a, double b, double c)
    {
        double d = Math.Sqrt(b * b - 4 * a * c);
        double q = -0.5 * (b + Math.CopySign(d, b));
        return (q / a, c / q);
    }

    public static double LambertW(double x)
    {
        double w = Math.Log(1 + x);
        for (int i = 0; i < 20; i++)
        {
            double e = Math.Exp(w);
            w -= (w * e - x) / (e * (w + 1));
        }

        return w;
    }
}

public static class Integration
{
    public static double Trapezoid(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n, sum = 0.5 * (f(a) + f(b));
        for (int i = 1; i < n; i++)
        {
            sum += f(a + i * h);
        }

        return sum * h;
    }

    public static double Simpson(Func<double, double> f, double a, double b) => (b - a) / 6 * (f(a) + 4 * f((a + b) / 2) + f(b));

    public static double Gauss2(Func<double, double> f) => f(-1 / Math.Sqrt(3)) + f(1 / Math.Sqrt(3));

    public static double Euler(Func<double, double, double> f, double t, double y, double h) => y + h * f(t, y);

    public static double RungeKutta(Func<double, double, double> f, double t, double y, double h)
    {
        double k1 = f(t, y), k2 = f(t + h / 2, y + h / 2 * k1), k3 = f(t + h / 2, y + h / 2 * k2), k4 = f(t + h, y + h * k3);
        return y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    public static double TanhSinhWeight(double t)
    {
        double s = Math.PI / 2 * Math.Sinh(t);
        double c = Math.Cosh(s);
        return Math.PI / 2 * Math.Cosh(t) / (c * c);
    }

    public static double TanhSinhNode(double t) => Math.Tanh(Math.PI / 2 * Math.Sinh(t));

    public static double ExponentialEuler(double a, double h) => Math.Abs(a * h) < 1e-8 ? h : (Math.Exp(a * h) - 1) / a;
}

public static class Polynomials
{
    public static double Horner(double[] c, double x)
    {
        double y = 0;
        for (int i = c.Length - 1; i >= 0; i--)
        {
            y = y * x + c[i];
        }

        return y;
    }

    public static double Chebyshev(int n, double x) => Math.Cos(n * Math.Acos(x));

    public static double Legendre3(double x) => 0.5 * (5 * x * x * x - 3 * x);

    public static double Hermite2(double x) => 4 * x * x - 2;

    public static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    public static double Stirling(double n) => n * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI * n);

    public static double ExpTaylor(double x) => 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4)));

    public static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;

    public static double Log1p(double x) => Math.Abs(x) < 1e-4 ? x - x * x / 2 : Math.Log(1 + x);

    public static double Sinhc(double x) => x == 0 ? 1 : Math.Sinh(x) / x;

    public static double PadeTanh(double x) => x * (27 + x * x) / (27 + 9 * x * x);

    public static double Hypot(double a, double b) => Math.Sqrt(a * a + b * b);

    public static double Asinh(double x) => Math.Log(x + Math.Sqrt(x * x + 1));
}

public static class Vectors
{
    public static void Axpy(double a, double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    public static double Norm(double[] x) => Math.Sqrt(x.Sum(v => v * v));

    public static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());

    public static double Cosine(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum() / (Norm(a) * Norm(b));

    public static void Multiply(double[,] a, double[] x, double[] y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < x.Length; j++)
            {
                sum += a[i, j] * x[j];
            }

            y[i] = sum;
        }
    }

    public static double[] Linspace(double a, double b, int n)
    {
        var x = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = a + (b - a) * i / (n - 1);
        }

        return x;
    }

    public static double[] Logspace(double a, double b, int n) => Linspace(a, b, n).Select(v => Math.Pow(10, v)).ToArray();

    public static double Kahan(double[] x)
    {
        double sum = 0, c = 0;
        foreach (double v in x)
        {
            double y = v - c;
            double t = sum + y;
            c = t - sum - y;
            sum = t;
        }

        return sum;
    }

    public static double RadialBasis(double[] a, double[] b, double gamma) => Math.Exp(-gamma * a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());

    public static double Matern(double r) => (1 + Math.Sqrt(3) * r) * Math.Exp(-Math.Sqrt(3) * r);
}
