using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Claims;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>The claims with their verdicts.</summary>
internal static class ClaimsSection
{
    public static Section Compose(IReadOnlyList<Claim> claims) => new(
        "claims",
        "What the text claims, and what this run found",
        [.. claims.Select(c => new ClaimBlock(c))]);
}
