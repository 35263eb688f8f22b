using System.CommandLine;
using ActivationKernels.Benchmarks.Compare;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// "compare" times all candidates in turns; everything else is BenchmarkDotNet's own command line.
if (args is [CompareCommand.Name, ..])
{
    var root = new RootCommand("Benchmarks of the generated kernels.") { CompareCommand.Create() };
    return root.Parse(args).Invoke();
}

IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(32));
BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
return 0;
