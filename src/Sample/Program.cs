using ActivationKernels.Sample;

return CommandLine.Run(args);
