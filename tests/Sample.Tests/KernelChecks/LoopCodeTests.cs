using System;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActivationKernels.Sample.Tests.Commands;
using Xunit;

namespace ActivationKernels.Sample.Tests.KernelChecks;

/// <summary>
/// What the just-in-time compiler makes of the loops of kernels: straight code without calls. The main loop is the longest; the loop over
/// single vectors behind it, which runs a few times only, may call the core of a kernel where that is too large to be inlined twice.
/// </summary>
public sealed partial class LoopCodeTests
{
    private const string Kernels = "relu,leaky,hard_swish,elu,sigmoid,tanh,softplus,silu,gelu,mish,sin,snake,swiglu";

    // Forward and backward of each.
    private const int Methods = 26;

    [Theory]
    [InlineData("")]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public async Task MainLoops_HoldNoCall(string switchedOff)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return;
        }

        MachineCode[] methods = await Compile(switchedOff);

        Assert.True(methods.Length >= Methods, $"{methods.Length} loops were compiled.");
        Assert.All(methods, method => Assert.NotEmpty(method.Loops()));
        Assert.All(methods, method => Assert.DoesNotContain(method.Loops()[0], line => Call().IsMatch(line)));
        Assert.All(methods, method => Assert.All(
            method.Loops(), loop => Assert.DoesNotContain(loop, line => Call().IsMatch(line) && !line.Contains(":Core", StringComparison.Ordinal))));
    }

    [Fact]
    public void CallInALoop_IsSeen()
    {
        const string Listing = """
            ; Assembly listing for method K:Loop(byref) (FullOpts)
            G_M1_IG02:  ;; offset=0x0000
                   call     [Before]
            G_M1_IG03:  ;; offset=0x0010
                   vaddps   zmm0, zmm0, zmm1
                   call     [System.Exp]
                   je       G_M1_IG06
            G_M1_IG04:  ;; offset=0x0020
                   vaddps   zmm1, zmm1, zmm1
                   jb       SHORT G_M1_IG03
            G_M1_IG05:  ;; offset=0x0030
                   call     [Behind]
                   ret
            G_M1_IG06:  ;; offset=0x0040
                   call     [Cold]
                   jmp      SHORT G_M1_IG04
            """;

        string[] loop = [.. MachineCode.Read(Listing).Single().Loops().Single()];

        // Code that is placed behind the loop and jumps back into it belongs to it; what comes before and after does not.
        Assert.Equal(["call     [System.Exp]", "call     [Cold]"], loop.Where(line => Call().IsMatch(line)));
    }

    private static async Task<MachineCode[]> Compile(string switchedOff)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            (string, string)[] variables = [("DOTNET_JitDisasm", "Loop*"), ("DOTNET_JitStdOutFile", file)];
            (int code, _, string error) = await SampleProcess.Run(
                $"kernels {Kernels} --quick", switchedOff.Length == 0 ? variables : [.. variables, ("DOTNET_" + switchedOff, "0")]);
            Assert.True(code == 0, error);
            return MachineCode.Read(await File.ReadAllTextAsync(file)).Where(method => method.Name.StartsWith("ActivationKernels.Generated.", StringComparison.Ordinal)).ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Steps with an element beyond ordinary size leave the loop for a method of their own: a branch that is hardly ever taken.
    [GeneratedRegex(@"^(call|bl|blr)\s(?!.*:Careful)")]
    private static partial Regex Call();
}
