namespace ActivationKernels.Diagnostics;

/// <summary>Ids of the rules, shared with the code fixes. An id is never used for anything else.</summary>
internal static class RuleIds
{
    public const string NotImplementable = "AK0001";
    public const string UnknownActivation = "AK0002";
    public const string UnknownSignature = "AK0003";
    public const string KindContradictsSignature = "AK0004";
    public const string ParameterOutOfRange = "AK0005";
    public const string ParameterWithoutEffect = "AK0006";
    public const string LanguageTooOld = "AK0007";
    public const string UnsupportedElementType = "AK0008";
    public const string Duplicate = "AK0009";
    public const string SigmoidUse = "AK2001";
    public const string InfiniteSigmoid = "AK4001";
    public const string CotangentForTanh = "AK4002";
    public const string MirroredSigmoid = "AK4003";
    public const string WrongDerivative = "AK4004";
    public const string WrongConstant = "AK4005";
    public const string Overflow = "AK4006";
}
