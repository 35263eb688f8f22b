using System.Collections.Generic;
using System.Linq;
#if !NATIVE
using ActivationKernels.Benchmarks.Libraries;
#endif

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Peers from libraries with native code; native builds of this program do without them.</summary>
internal static class LibraryPeers
{
    public static IEnumerable<Candidate<float>> Find(string activation, string pass)
    {
#if NATIVE
        return [];
#else
        Candidate<float>?[] found =
            [OnnxCandidate.Find(activation, pass), TorchCandidate.Find(activation, pass)];
        return found.OfType<Candidate<float>>();
#endif
    }

    /// <summary>What is missing and why; empty where everything is there.</summary>
    public static IEnumerable<string> Missing
    {
        get
        {
#if NATIVE
            return [];
#else
            return TorchCandidate.Problem is { } problem ? [$"{CandidateNames.Torch} does not load: {problem}"] : [];
#endif
        }
    }
}
