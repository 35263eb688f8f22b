using System.CommandLine;
using ActivationKernels.Benchmarks.Compare;
#if !NATIVE
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// Everything but the own commands is BenchmarkDotNet's command line.
if (args is not [CompareCommand.Name, ..])
{
    IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(32));
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
    return 0;
}
#endif

var root = new RootCommand("Benchmarks of the generated kernels.") { CompareCommand.Create() };
return root.Parse(args).Invoke();
