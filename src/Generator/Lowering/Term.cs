namespace ActivationKernels.Lowering;

/// <summary>A value in a program: (hi + lo) * 2^exponent. Without a low part (-1) it is held in one register.</summary>
/// <param name="Hi">Register of the leading part.</param>
/// <param name="Lo">Register of what it leaves out.</param>
/// <param name="Exponent">Power of two by which the registers are to be multiplied.</param>
/// <param name="Looseness">How the parts relate.</param>
internal readonly record struct Term(int Hi, int Lo = -1, int Exponent = 0, Looseness Looseness = Looseness.Tight)
{
    public bool HasLow => Lo >= 0;

    public bool IsLoose => Looseness != Looseness.Tight;

    public bool IsSilent => Looseness >= Looseness.Silent;
}
