using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>One way to compute a case.</summary>
internal abstract class Candidate<T>(string name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public string Name { get; } = name;

    /// <summary>Whether it needs more than the operands' spans; <see cref="Attach"/> then comes first.</summary>
    public virtual bool IsForeign => false;

    /// <summary>Gets ready for calls over these operands; what it returns is disposed of behind the last call.</summary>
    public virtual IDisposable? Attach(Operands<T> operands) => null;

    /// <summary>Calls the method that many times, one after another, in a loop without any other indirection.</summary>
    public abstract void Run(Operands<T> operands, int calls);
}
