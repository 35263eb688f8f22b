using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActivationKernels.EditorSpeed;

/// <summary>What one generator costs on one workload. Milliseconds are medians.</summary>
/// <param name="Methods">Annotated methods.</param>
/// <param name="Cold">The first generation.</param>
/// <param name="Unrelated">A keystroke in a file without kernels.</param>
/// <param name="OneMethod">Another parameter name in one method.</param>
/// <param name="RetainedBytes">What the driver keeps alive between edits.</param>
/// <param name="KeepsOldCompilation">Whether a compilation before the last edit is still alive.</param>
internal sealed record Cost(int Methods, double Cold, double Unrelated, double OneMethod, long RetainedBytes, bool KeepsOldCompilation);

/// <summary>Runs both generators edit by edit in turns, each on compilations of its own: binding is cached inside a compilation.</summary>
internal static class Measurement
{
    private const int Edits = 15;

    public static (Cost Own, Cost Trivial) Run(int methods)
    {
        var workload = new Workload(methods);
        Func<IIncrementalGenerator>[] generators = { () => new ActivationGenerator(), () => new TrivialGenerator() };
        Subject[] subjects = generators.Select(g => new Subject(g(), workload)).ToArray();
        for (int edit = 1; edit <= Edits; edit++)
        {
            foreach (Subject subject in subjects)
            {
                subject.Edit(workload.Unrelated(edit), subject.Unrelated);
            }
        }

        for (int edit = 1; edit <= Edits; edit++)
        {
            foreach (Subject subject in subjects)
            {
                subject.Edit(workload.OneMethod(edit), subject.OneMethod);
            }
        }

        Cost[] costs = subjects.Select(s => s.Cost(methods)).ToArray();
        GC.KeepAlive(workload);
        return (costs[0], costs[1]);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Subject
    {
        private readonly WeakReference first;
        private readonly double cold;
        private readonly long before;
        private GeneratorDriver driver;

        public Subject(IIncrementalGenerator generator, Workload workload)
        {
            before = GC.GetTotalMemory(forceFullCollection: true);
            driver = CSharpGeneratorDriver.Create(new[] { generator.AsSourceGenerator() }, parseOptions: new CSharpParseOptions(LanguageVersion.Latest));
            (first, cold) = RunFirst(workload);
        }

        public List<double> Unrelated { get; } = new();

        public List<double> OneMethod { get; } = new();

        public void Edit(CSharpCompilation compilation, List<double> times)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        public Cost Cost(int methods)
        {
            // What a driver keeps of the last compilation is not the generator's: the trivial one shows how much that is.
            long retained = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(driver);
            return new Cost(methods, cold, Median(Unrelated), Median(OneMethod), retained, first.IsAlive);
        }

        // Apart, so that no local keeps the compilation alive.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private (WeakReference First, double Time) RunFirst(Workload workload)
        {
            CSharpCompilation compilation = workload.Unrelated(0);
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            return (new WeakReference(compilation), Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }
}
