using System;
using System.Globalization;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>Reads the modules that have weights, and their sizes where these are constants.</summary>
internal static class TorchWeights
{
    private const string Convolution = "Conv";

    /// <summary>Null for a module without weights.</summary>
    /// <param name="name">Name of the factory.</param>
    /// <param name="call">Its call.</param>
    public static TorchStep? Read(string name, IInvocationOperation call) => name switch
    {
        "Linear" => Linear(call) ?? Unknown(name, call),
        "Conv1d" or "Conv2d" or "Conv3d" => Convolved(name[Convolution.Length] - '0', call) ?? Unknown(name, call),
        "Bilinear" or "LSTM" or "GRU" or "RNN" or "Embedding" => Unknown(name, call),
        _ => name.StartsWith(Convolution, StringComparison.Ordinal) ? Unknown(name, call) : null,
    };

    /// <summary>The value of an argument, a default included; null where there is no parameter of that name.</summary>
    public static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(a => string.Equals(a.Parameter?.Name, name, StringComparison.Ordinal))?.Value;

    private static TorchStep Unknown(string name, IInvocationOperation call) => new(TorchStepKind.Weights, call.Syntax, name);

    private static TorchStep? Linear(IInvocationOperation call) =>
        Size(Argument(call, "inputSize")) is { } inputs && Size(Argument(call, "outputSize")) is { } outputs
            ? new TorchStep(TorchStepKind.Linear, call.Syntax, Inputs: inputs, Outputs: outputs, FanIn: inputs, FanOut: outputs, HasBias: HasBias(call, "hasBias"))
            : null;

    // One output sees the channels of its group at every place of the kernel.
    private static TorchStep? Convolved(int dimensions, IInvocationOperation call)
    {
        if (Size(Argument(call, "in_channels")) is not { } inputs
            || Size(Argument(call, "out_channels")) is not { } outputs
            || Size(Argument(call, "groups")) is not { } groups
            || Places(Argument(call, "kernel_size"), dimensions) is not { } places
            || inputs % groups != 0 || outputs % groups != 0)
        {
            return null;
        }

        double fanIn = (double)inputs / groups * places;
        double fanOut = (double)outputs / groups * places;
        return Math.Max(fanIn, fanOut) <= int.MaxValue
            ? new TorchStep(
                TorchStepKind.Convolution, call.Syntax, Inputs: inputs, Outputs: outputs, FanIn: (int)fanIn, FanOut: (int)fanOut, HasBias: HasBias(call, "bias"))
            : null;
    }

    // A size in every direction, or one for each.
    private static double? Places(IOperation? kernel, int dimensions)
    {
        if (kernel is not null && FormulaSite.Unconverted(kernel) is ITupleOperation tuple)
        {
            int?[] sizes = tuple.Elements.Select(e => Size(e)).ToArray();
            return sizes.Contains(null) ? null : sizes.Aggregate(1.0, (product, size) => product * size!.Value);
        }

        return Size(kernel) is { } edge ? Math.Pow(edge, dimensions) : null;
    }

    private static bool HasBias(IInvocationOperation call, string name) => Argument(call, name)?.ConstantValue is not { HasValue: true, Value: false };

    private static int? Size(IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: int or long } constant
            ? Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture) is > 0 and <= int.MaxValue and var number ? (int)number : null
            : null;
}
