using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Benchmarks.Compare;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Lowering;
using Kernel = ActivationKernels.Lowering.Kernel;
using KernelPass = ActivationKernels.Lowering.KernelKind;

namespace ActivationKernels.Benchmarks.Errors;

/// <summary>
/// How far every way to compute a case is from the formula of the catalog, in double, over inputs as they are timed. Formulas of a user
/// that are no row, and elements of type double, are left out.
/// </summary>
internal static class CandidateErrors
{
    public static IReadOnlyList<CaseErrors> Of(IEnumerable<BenchmarkCase> cases) =>
        [.. cases.OfType<BenchmarkCase<float>>().Select(c => Request(c) is { } request ? new CaseErrors(c.Activation, c.Pass, c.Element, Of(c, request)) : null).OfType<CaseErrors>()];

    private static KernelRequest? Request(BenchmarkCase<float> benchmark) =>
        ActivationCatalog.Find(RowOf(benchmark.Activation)) is { } row && Kind(FastPass.Plain(benchmark.Pass)) is { } kind
            ? new KernelRequest(
                row.Name,
                kind,
                ElementType.Single,
                new EquatableArray<string>([.. row.Inputs]),
                EquatableArray<ParameterValue>.Empty,
                EquatableArray<string>.Empty)
            : null;

    // A formula of a user may be a row too.
    private static string RowOf(string activation) => activation switch
    {
        "gelu by tanh" => "gelu_tanh",
        _ => activation,
    };

    private static KernelPass? Kind(string pass) => pass switch
    {
        "forward" => KernelPass.Forward,
        "derivative" => KernelPass.Derivative,
        "both" => KernelPass.ForwardAndDerivative,
        "backward" => KernelPass.Backward,
        "derivative from output" => KernelPass.DerivativeFromOutput,
        "backward from output" => KernelPass.BackwardFromOutput,
        _ => null,
    };

    private static Dictionary<string, CandidateError> Of(BenchmarkCase<float> benchmark, KernelRequest request)
    {
        Kernel kernel = Kernel.Create(request);
        using var operands = new Operands<float>(CaseErrors.Points, 0);
        if (request.Kind is KernelPass.DerivativeFromOutput or KernelPass.BackwardFromOutput)
        {
            ReplaceByOutputs(operands, Kernel.Create(request with { Kind = KernelPass.Forward }));
        }

        double[][] exact = ExactValues.Of(kernel, operands);
        Candidate<float>[] candidates = [.. benchmark.Candidates.Where(c => c.Name != CandidateNames.Floor)];
        double[] errors = [.. candidates.Select(candidate =>
        {
            Run(candidate, operands);
            return exact.Select((values, output) => Worst(operands.Results(output), values)).Max();
        })];
        bool[] keepNaN = [.. candidates.Select(_ => true)];
        for (int input = 0; input < kernel.Inputs.Length; input++)
        {
            float[] given = operands.Given(input).ToArray();
            operands.Given(input).Fill(float.NaN);
            for (int c = 0; c < candidates.Length; c++)
            {
                Run(candidates[c], operands);
                keepNaN[c] &= Enumerable.Range(0, exact.Length).All(output => AreNaN(operands.Results(output)));
            }

            given.CopyTo(operands.Given(input));
        }

        return candidates.Select((candidate, c) => (candidate.Name, Error: new CandidateError(errors[c], keepNaN[c]))).ToDictionary(c => c.Name, c => c.Error);
    }

    private static void ReplaceByOutputs(Operands<float> operands, Kernel forward)
    {
        double[] values = ExactValues.Of(forward, operands)[0];
        for (int i = 0; i < values.Length; i++)
        {
            operands.Given(0)[i] = (float)values[i];
        }
    }

    private static void Run(Candidate<float> candidate, Operands<float> operands)
    {
        using IDisposable? attached = candidate.Attach(operands);
        candidate.Run(operands, 1);
    }

    // In units of the last place of the exact value.
    private static double Worst(ReadOnlySpan<float> values, double[] exact)
    {
        double worst = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            double unit = Math.Max(Math.ScaleB(1, Math.ILogB(exact[i]) - 23), float.Epsilon);
            double error = Math.Abs(values[i] - exact[i]) / unit;
            worst = Math.Max(worst, double.IsNaN(error) ? double.PositiveInfinity : error);
        }

        return worst;
    }

    private static bool AreNaN(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsNaN(value))
            {
                return false;
            }
        }

        return true;
    }
}
