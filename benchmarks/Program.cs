using System.CommandLine;
using ActivationKernels.Benchmarks.Compare;
using ActivationKernels.Benchmarks.Networks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// "compare" and "networks" time all candidates in turns; everything else is BenchmarkDotNet's own command line.
if (args is [CompareCommand.Name or NetworksCommand.Name, ..])
{
    var root = new RootCommand("Benchmarks of the generated kernels and networks.") { CompareCommand.Create(), NetworksCommand.Create() };
    return root.Parse(args).Invoke();
}

IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(32));
BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
return 0;
