using ActivationKernels.Sample.Commands;

return CommandLine.Run(args);
