using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>A candidate over blocks of its operands that stay in the first-level cache from pass to pass.</summary>
internal sealed class Blocks<T>(string name, Candidate<T> whole) : Candidate<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Length = 1024;

    public override void Run(Operands<T> operands, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            for (int start = 0; start < operands.Length; start += Length)
            {
                whole.Run(operands.Slice(start, Math.Min(Length, operands.Length - start)), 1);
            }
        }
    }
}
