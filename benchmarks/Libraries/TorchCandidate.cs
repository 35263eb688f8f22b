using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using ActivationKernels.Benchmarks.Cases;
using TorchSharp;
using static TorchSharp.torch;

namespace ActivationKernels.Benchmarks.Libraries;

/// <summary>TorchSharp on one thread: an ordinary call, which allocates its result.</summary>
internal sealed class TorchCandidate(Func<Tensor, Tensor> function) : Candidate<float>(CandidateNames.Torch)
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Forward = new(StringComparer.Ordinal)
    {
        ["relu"] = x => nn.functional.relu(x),
        ["leaky"] = x => nn.functional.leaky_relu(x, 0.01),
        ["relu6"] = x => nn.functional.relu6(x),
        ["hard_tanh"] = x => x.clamp(-1, 1),
        ["hard_sigmoid"] = x => nn.functional.hardsigmoid(x),
        ["hard_swish"] = x => nn.functional.hardswish(x),
        ["elu"] = x => nn.functional.elu(x, 1),
        ["celu"] = x => nn.functional.celu(x, 1),
        ["selu"] = x => nn.functional.selu(x),
        ["exponential"] = x => x.exp(),
        ["sigmoid"] = x => x.sigmoid(),
        ["tanh"] = x => x.tanh(),
        ["softsign"] = x => nn.functional.softsign(x),
        ["softplus"] = x => nn.functional.softplus(x),
        ["logsigmoid"] = x => nn.functional.logsigmoid(x),
        ["silu"] = x => nn.functional.silu(x),
        ["gelu"] = x => nn.functional.gelu(x),
        ["mish"] = x => nn.functional.mish(x),
        ["sin"] = x => x.sin(),
        ["softmax"] = x => nn.functional.softmax(x, 0),
        ["logsoftmax"] = x => nn.functional.log_softmax(x, 0),
    };

    private Tensor? input;

    /// <summary>Why the library cannot be used; null where it can.</summary>
    public static string? Problem { get; } = Try();

    public override bool IsForeign => true;

    public static TorchCandidate? Find(string activation, string pass) =>
        Problem is null && pass == "forward" && Forward.TryGetValue(activation, out Func<Tensor, Tensor>? function) ? new TorchCandidate(function) : null;

    public override IDisposable Attach(Operands<float> operands) => input = tensor(operands.First.ToArray());

    public override void Run(Operands<float> operands, int calls)
    {
        using IDisposable mode = no_grad();
        for (int i = 0; i < calls; i++)
        {
            using Tensor result = function(input!);
        }
    }

    // Whatever keeps the native library from loading comes out of a type initialiser.
    private static string? Try()
    {
        try
        {
            using Tensor one = ones(1);
            set_num_threads(1);
            return null;
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException or EntryPointNotFoundException)
        {
            Match version = Regex.Match(e.ToString(), "GLIBCXX_[0-9.]+");
            return version.Success
                ? $"its native library asks for {version.Value}, which this system does not have"
                : "its native libraries are missing; build with -p:LibTorch=true";
        }
    }
}
