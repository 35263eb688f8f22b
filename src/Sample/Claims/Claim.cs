namespace ActivationKernels.Sample.Claims;

/// <summary>What a run says about a claim.</summary>
internal enum Verdict
{
    /// <summary>The experiment was left out or not finished.</summary>
    NotMeasured,

    DoesNotHold,

    HoldsPartly,

    Holds,
}

/// <summary>A claim of the text and what this run found.</summary>
/// <param name="Id">For links.</param>
/// <param name="Statement">The claim, as a sentence.</param>
/// <param name="Found">The figures of this run.</param>
/// <param name="Verdict">What follows from them by the rule.</param>
/// <param name="Rule">When it holds, and when partly.</param>
internal sealed record Claim(string Id, string Statement, string Found, Verdict Verdict, string Rule);
