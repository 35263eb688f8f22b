namespace ActivationKernels.AccuracySweep;

/// <summary>The largest error found, where, and over how many inputs. Plain data: it is the content of a state file.</summary>
/// <param name="Ulp">Error in units in the last place of the exact value.</param>
/// <param name="Input">The input at which it was found.</param>
/// <param name="Points">Inputs compared, NaN and infinities not counted.</param>
/// <param name="Next">First bit pattern not yet looked at, in steps of the sweep.</param>
/// <param name="Stride">1 for every float.</param>
internal sealed record Worst(double Ulp, double Input, long Points, long Next, int Stride)
{
    public static Worst None(int stride) => new(0, 0, 0, 0, stride);

    public Worst With(double ulp, double input) => ulp > Ulp ? this with { Ulp = ulp, Input = input } : this;
}
