using System;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Kernels of value and derivative whose programs are those that each has alone.</summary>
public sealed class ValueAndDerivativeTests
{
    [Theory]
    [InlineData("tanh")]
    [InlineData("tanh_shrink")]
    public void InOnePass_BothHaveTheBitsThatEachHasAlone(string row)
    {
        GuardedPrograms value = Lower(row, Lowering.KernelKind.Forward);
        GuardedPrograms derivative = Lower(row, Lowering.KernelKind.Derivative);
        GuardedPrograms both = Lower(row, Lowering.KernelKind.ForwardAndDerivative);
        Span<float> expected = stackalloc float[2];
        Span<float> actual = stackalloc float[2];
        foreach (float x in (ReadOnlySpan<float>)[.. StratifiedSample.Singles(perExponent: 1), float.PositiveInfinity, float.NegativeInfinity, float.NaN])
        {
            ProgramInterpreter.Run(value, [x], [], expected[..1]);
            ProgramInterpreter.Run(derivative, [x], [], expected[1..]);
            ProgramInterpreter.Run(both, [x], [], actual);

            Assert.Equal(Bits.Digest<float>(expected), Bits.Digest<float>(actual));
        }
    }

    private static GuardedPrograms Lower(string row, Lowering.KernelKind kind) =>
        GuardedPrograms.Lower(Requests.OfRow(row, kind, ElementType.Single), isFused: true);
}
