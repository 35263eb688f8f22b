using System.Linq;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Test data: labels of kernels. Every label exists over float and over double.</summary>
public static class Cases
{
    public static TheoryData<string> OneInput { get; } = [.. KernelTable.Single.Select(k => k.Label)];

    /// <summary>Those of one input that are declared in every shape.</summary>
    public static TheoryData<string> EveryShape { get; } = [.. KernelTable.ShapedSingle.Select(k => k.Label)];

    public static TheoryData<string> Maxout { get; } = [.. KernelTable.SeveralSingle.Where(k => k.Row == "maxout").Select(k => k.Label)];

    public static TheoryData<string> SeveralInputs { get; } = [.. KernelTable.SeveralSingle.Select(k => k.Label)];

    internal static KernelCase<float> Single(string label) => KernelTable.Single.Single(k => k.Label == label);

    internal static KernelCase<double> Double(string label) => KernelTable.Double.Single(k => k.Label == label);

    internal static SeveralInputsCase<float> SeveralSingle(string label) => KernelTable.SeveralSingle.Single(k => k.Label == label);

    internal static SeveralInputsCase<double> SeveralDouble(string label) => KernelTable.SeveralDouble.Single(k => k.Label == label);
}
