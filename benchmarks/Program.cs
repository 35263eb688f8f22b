using System.CommandLine;
using ActivationKernels.Benchmarks.CodeSize;
using ActivationKernels.Benchmarks.Compare;
using ActivationKernels.Benchmarks.Scaling;
#if !NATIVE
using ActivationKernels.Benchmarks.Networks;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

// Everything but the own commands is BenchmarkDotNet's command line.
if (args is not [CompareCommand.Name or CodeSizeCommand.Name or ScalingCommand.Name or NetworksCommand.Name, ..])
{
    IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(32));
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
    return 0;
}
#endif

var root = new RootCommand("Benchmarks of the generated kernels.") { CompareCommand.Create(), CodeSizeCommand.Create(), ScalingCommand.Create() };
#if !NATIVE
root.Subcommands.Add(NetworksCommand.Create());
#endif
return root.Parse(args).Invoke();
