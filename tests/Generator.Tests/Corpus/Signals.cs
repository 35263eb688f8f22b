using System;
using System.Linq;

namespace Corpus.Signals;

public static class Windows
{
    public static double Hann(int n, int size) => 0.5 * (1 - Math.Cos(2 * Math.PI * n / (size - 1)));

    public static double Hamming(int n, int size) => 0.54 - 0.46 * Math.Cos(2 * Math.PI * n / (size - 1));

    public static double Blackman(double t) => 0.42 - 0.5 * Math.Cos(2 * Math.PI * t) + 0.08 * Math.Cos(4 * Math.PI * t);

    public static double GaussianWindow(double t, double sigma) => Math.Exp(-0.5 * t * t / (sigma * sigma));

    public static double Welch(double t) => 1 - t * t;

    public static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    public static double Lanczos(double x, double a) => Math.Abs(x) < a ? Sinc(x) * Sinc(x / a) : 0;

    public static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (int k = 1; k < 25; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}

public static class Audio
{
    public static float SoftClip(float x) => MathF.Tanh(x);

    public static float Drive(float x, float gain) => MathF.Tanh(gain * x) / MathF.Tanh(gain);

    public static float Cubic(float x) => x - x * x * x / 3;

    public static float HardClip(float x) => Math.Clamp(x, -1f, 1f);

    public static float HalfWave(float x) => MathF.Max(x, 0);

    public static float FullWave(float x) => MathF.Abs(x);

    public static float Shaper(float x, float k) => (1 + k) * x / (1 + k * MathF.Abs(x));

    public static float ToDecibel(float amplitude) => 20 * MathF.Log10(MathF.Max(amplitude, 1e-9f));

    public static float FromDecibel(float decibel) => MathF.Pow(10, decibel / 20);

    public static double MidiToHertz(double note) => 440 * Math.Pow(2, (note - 69) / 12);

    public static double Mel(double hertz) => 2595 * Math.Log10(1 + hertz / 700);

    public static double Bark(double hertz) => 13 * Math.Atan(0.00076 * hertz) + 3.5 * Math.Atan(Math.Pow(hertz / 7500, 2));

    public static double EnvelopeCoefficient(double seconds, double rate) => 1 - Math.Exp(-1 / (seconds * rate));

    public static double OnePole(double previous, double input, double a) => previous + a * (input - previous);

    public static void Rectify(float[] x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Abs(x[i]);
        }
    }

    public static void Saturate(float[] x, float drive)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = MathF.Tanh(drive * x[i]);
        }
    }

    public static float MuLaw(float x)
    {
        const float Mu = 255;
        return MathF.Sign(x) * MathF.Log(1 + Mu * MathF.Abs(x)) / MathF.Log(1 + Mu);
    }
}

public static class Filters
{
    public static double[] Convolve(double[] x, double[] h)
    {
        var y = new double[x.Length + h.Length - 1];
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < h.Length; j++)
            {
                y[i + j] += x[i] * h[j];
            }
        }

        return y;
    }

    public static double[] MovingAverage(double[] x, int n)
    {
        var y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] - (i >= n ? x[i - n] : 0);
            y[i] = sum / Math.Min(i + 1, n);
        }

        return y;
    }

    public static double[] Difference(double[] x)
    {
        var y = new double[x.Length - 1];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i + 1] - x[i];
        }

        return y;
    }

    public static void LowPass(float[] x, float a)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] = x[i - 1] + a * (x[i] - x[i - 1]);
        }
    }

    public static (double Re, double Im) Dft(double[] x, int k)
    {
        double re = 0, im = 0;
        for (int n = 0; n < x.Length; n++)
        {
            double phase = -2 * Math.PI * k * n / x.Length;
            re += x[n] * Math.Cos(phase);
            im += x[n] * Math.Sin(phase);
        }

        return (re, im);
    }

    public static double Energy(float[] x) => x.Sum(v => (double)v * v);

    public static double[] Normalise(double[] x)
    {
        double peak = x.Max(v => Math.Abs(v));
        return x.Select(v => v / peak).ToArray();
    }

    public static double Goertzel(double[] x, double omega)
    {
        double s1 = 0, s2 = 0, c = 2 * Math.Cos(omega);
        foreach (double v in x)
        {
            double s = v + c * s1 - s2;
            s2 = s1;
            s1 = s;
        }

        return s1 * s1 + s2 * s2 - c * s1 * s2;
    }
}
