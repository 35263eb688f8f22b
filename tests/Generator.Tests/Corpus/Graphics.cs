using System;

namespace Corpus.Graphics;

public static class Tone
{
    public static float Reinhard(float x) => x / (1 + x);

    public static float ReinhardExtended(float x, float white) => x * (1 + x / (white * white)) / (1 + x);

    public static float Filmic(float x) => x * (2.51f * x + 0.03f) / (x * (2.43f * x + 0.59f) + 0.14f);

    public static float Exposure(float x, float k) => 1 - MathF.Exp(-k * x);

    public static float SrgbToLinear(float c) => c <= 0.04045f ? c / 12.92f : MathF.Pow((c + 0.055f) / 1.055f, 2.4f);

    public static float LinearToSrgb(float c) => c <= 0.0031308f ? 12.92f * c : 1.055f * MathF.Pow(c, 1 / 2.4f) - 0.055f;

    public static float Luminance(float r, float g, float b) => 0.2126f * r + 0.7152f * g + 0.0722f * b;

    public static float Gamma(float x, float gamma) => MathF.Pow(x, 1 / gamma);

    public static float Contrast(float x, float k) => 1 / (1 + MathF.Exp(-k * (x - 0.5f)));

    public static float Saturate(float x) => MathF.Min(MathF.Max(x, 0), 1);

    public static byte ToByte(float x) => (byte)Math.Clamp((int)(x * 255 + 0.5f), 0, 255);
}

public static class Shading
{
    public static float Lambert(float cosine) => MathF.Max(cosine, 0);

    public static float HalfLambert(float cosine) => (cosine * 0.5f + 0.5f) * (cosine * 0.5f + 0.5f);

    public static float Schlick(float f0, float cosine) => f0 + (1 - f0) * MathF.Pow(1 - cosine, 5);

    public static float Phong(float cosine, float shininess) => MathF.Pow(MathF.Max(cosine, 0), shininess);

    public static float Ggx(float nh, float alpha)
    {
        float a2 = alpha * alpha;
        float d = nh * nh * (a2 - 1) + 1;
        return a2 / (MathF.PI * d * d);
    }

    public static float Fog(float distance, float density) => MathF.Exp(-density * distance);

    public static float ExponentialSquaredFog(float distance, float density) => MathF.Exp(-density * density * distance * distance);

    public static float Attenuation(float d, float radius)
    {
        float x = d / radius;
        float f = MathF.Max(1 - x * x * x * x, 0);
        return f * f / (d * d + 1);
    }

    public static float Beer(float thickness, float absorption) => MathF.Exp(-thickness * absorption);

    public static float Powder(float thickness, float absorption) => 1 - MathF.Exp(-2 * thickness * absorption);
}

public static class Easing
{
    public static float SmoothStep(float t) => t * t * (3 - 2 * t);

    public static float SmootherStep(float t) => t * t * t * (t * (t * 6 - 15) + 10);

    public static float InQuad(float t) => t * t;

    public static float OutQuad(float t) => t * (2 - t);

    public static float InExpo(float t) => t == 0 ? 0 : MathF.Pow(2, 10 * t - 10);

    public static float OutExpo(float t) => t == 1 ? 1 : 1 - MathF.Pow(2, -10 * t);

    public static float Elastic(float t) => MathF.Pow(2, -10 * t) * MathF.Sin((t * 10 - 0.75f) * 2 * MathF.PI / 3) + 1;

    public static float Back(float t)
    {
        const float C = 1.70158f;
        return (C + 1) * t * t * t - C * t * t;
    }

    public static float Bounce(float t) => t < 1 / 2.75f ? 7.5625f * t * t : 7.5625f * (t - 1.5f / 2.75f) * (t - 1.5f / 2.75f) + 0.75f;

    public static float Damp(float a, float b, float lambda, float dt) => a + (b - a) * (1 - MathF.Exp(-lambda * dt));

    public static float Lerp(float a, float b, float t) => a + (b - a) * t;

    public static float InverseLerp(float a, float b, float v) => (v - a) / (b - a);

    public static float Spring(float x, float v, float k, float c) => -k * x - c * v;
}

public static class Geometry
{
    public static float Length(float x, float y, float z) => MathF.Sqrt(x * x + y * y + z * z);

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    public static void Scale(Span<float> x, float k)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= k;
        }
    }

    public static float Angle(float dx, float dy) => MathF.Atan2(dy, dx);

    public static double Haversine(double a) => Math.Sin(a / 2) * Math.Sin(a / 2);

    public static double GreatCircle(double lat1, double lon1, double lat2, double lon2)
    {
        double h = Haversine(lat2 - lat1) + Math.Cos(lat1) * Math.Cos(lat2) * Haversine(lon2 - lon1);
        return 2 * 6371 * Math.Asin(Math.Sqrt(h));
    }

    public static double Mercator(double latitude) => Math.Log(Math.Tan(Math.PI / 4 + latitude / 2));

    public static double Gudermannian(double y) => Math.Atan(Math.Sinh(y));

    public static float Sphere(float x, float y, float z, float r) => Length(x, y, z) - r;

    public static float SmoothMin(float a, float b, float k) => -MathF.Log(MathF.Exp(-k * a) + MathF.Exp(-k * b)) / k;

    public static float Bezier(float a, float b, float c, float d, float t)
    {
        float u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }
}
