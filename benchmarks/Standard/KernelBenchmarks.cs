using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ActivationKernels.Benchmarks.Cases;
using BenchmarkDotNet.Attributes;

namespace ActivationKernels.Benchmarks.Standard;

/// <summary>The standard BenchmarkDotNet run over the same table of cases as the comparison.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
[MemoryDiagnoser(displayGenColumns: false)]
public abstract class KernelBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Operands<T> operands;
    private Dictionary<string, Candidate<T>> candidates = [];

    /// <summary>The function and the pass.</summary>
    [ParamsSource(nameof(Titles))]
    public string Case { get; set; } = "";

    /// <summary>Number of elements of each span.</summary>
    [Params(1, 7, 64, 1024, 65536, 16777216)]
    public int Size { get; set; }

    /// <summary>Every case of this element type.</summary>
    public static IEnumerable<string> Titles => CaseTable.All.OfType<BenchmarkCase<T>>().Select(c => c.Title);

    /// <summary>Allocates the operands and looks the case up.</summary>
    [GlobalSetup]
    public void Setup()
    {
        operands = new Operands<T>(Size, offset: 0);
        candidates = CaseTable.All.OfType<BenchmarkCase<T>>().Single(c => c.Title == Case).Candidates.ToDictionary(c => c.Name);
    }

    /// <summary>Frees the operands.</summary>
    [GlobalCleanup]
    public void Cleanup() => operands.Dispose();

    /// <summary>The generated kernel.</summary>
    [Benchmark]
    public void Kernel() => Run(CandidateNames.Kernel);

    /// <summary>One call of TensorPrimitives, or its natural composition.</summary>
    [Benchmark(Baseline = true)]
    public void TensorPrimitives() => Run(CandidateNames.Tensor);

    /// <summary>A loop over MathF.</summary>
    [Benchmark]
    public void Scalar() => Run(CandidateNames.Scalar);

    /// <summary>The same memory traffic without the function.</summary>
    [Benchmark]
    public void Floor() => Run(CandidateNames.Floor);

    private void Run(string name) => candidates[name].Run(operands, 1);
}

/// <summary>Every case over <see cref="float"/>.</summary>
public class FloatBenchmarks : KernelBenchmarks<float>;

/// <summary>Every case over <see cref="double"/>.</summary>
public class DoubleBenchmarks : KernelBenchmarks<double>;
