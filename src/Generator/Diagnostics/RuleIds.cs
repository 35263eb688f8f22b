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
    public const string NoVectorForm = "AK0010";
    public const string NoDerivative = "AK0011";
    public const string InvalidNetwork = "AK0012";
    public const string DistributionOverOneUnit = "AK1001";
    public const string EqualWeights = "AK1003";
    public const string OutputContradictsLoss = "AK1004";
    public const string OutputCannotReachTargets = "AK1005";
    public const string OneUnitForManyClasses = "AK1006";
    public const string LinearOutputForProbabilities = "AK1007";
    public const string OutputActivationTwice = "AK1008";
    public const string LinearHiddenLayer = "AK1101";
    public const string GainDoesNotFit = "AK1102";
    public const string HiddenDistribution = "AK1103";
    public const string RepeatedActivation = "AK1104";
    public const string SigmoidUse = "AK2001";
    public const string SaturatedLayer = "AK2002";
    public const string OffCentreStack = "AK2003";
    public const string VanishingGradient = "AK2101";
    public const string ExplodingSignal = "AK2102";
    public const string NarrowAndDeep = "AK2103";
    public const string BornDead = "AK2201";
    public const string DeadBias = "AK2202";
    public const string RiskyLearningRate = "AK2301";
    public const string InvalidLearningRate = "AK2302";
    public const string HandWrittenLoop = "AK3001";
    public const string FusableCalls = "AK3002";
    public const string SeparateDerivative = "AK3003";
    public const string PartialOverlap = "AK3004";
    public const string NarrowNativeCode = "AK3005";
    public const string InfiniteSigmoid = "AK4001";
    public const string CotangentForTanh = "AK4002";
    public const string MirroredSigmoid = "AK4003";
    public const string WrongDerivative = "AK4004";
    public const string WrongConstant = "AK4005";
    public const string Overflow = "AK4006";
    public const string StackNotAnalysed = "AK5001";
}
