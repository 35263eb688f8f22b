namespace ActivationKernels.Lowering;

/// <summary>A value in a program: (hi + lo) * 2^exponent. Without a low part (-1) it is held in one register.</summary>
internal readonly record struct Term(int Hi, int Lo = -1, int Exponent = 0)
{
    public bool HasLow => Lo >= 0;
}
