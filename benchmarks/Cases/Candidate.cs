using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>One way to compute a case.</summary>
internal abstract class Candidate<T>(string name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name { get; } = name;

    /// <summary>Calls the method that many times, one after another, in a loop without any other indirection.</summary>
    public abstract void Run(Operands<T> operands, int calls);
}
