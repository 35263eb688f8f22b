using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActivationKernels.Benchmarks.Cases;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ActivationKernels.Benchmarks.Libraries;

/// <summary>ONNX Runtime on one thread, its input and output bound to the operands' own memory.</summary>
internal sealed class OnnxCandidate(OnnxNode node) : Candidate<float>(CandidateNames.Onnx)
{
    // The forward passes that the standard, or the runtime's own domain, has as one operator, with the parameters of the catalog.
    private static readonly Dictionary<string, OnnxNode> Nodes = new(StringComparer.Ordinal)
    {
        ["identity"] = new("Identity", ""),
        ["relu"] = new("Relu", ""),
        ["leaky"] = new("LeakyRelu", "", ("alpha", 0.01f)),
        ["threshold"] = new("ThresholdedRelu", "", ("alpha", 0f)),
        ["hard_sigmoid"] = new("HardSigmoid", "", ("alpha", 1f / 6), ("beta", 0.5f)),
        ["hard_swish"] = new("HardSwish", ""),
        ["elu"] = new("Elu", ""),
        ["celu"] = new("Celu", ""),
        ["selu"] = new("Selu", ""),
        ["exponential"] = new("Exp", ""),
        ["sigmoid"] = new("Sigmoid", ""),
        ["tanh"] = new("Tanh", ""),
        ["softsign"] = new("Softsign", ""),
        ["softplus"] = new("Softplus", ""),
        ["silu"] = new("QuickGelu", "com.microsoft", ("alpha", 1f)),
        ["gelu_quick"] = new("QuickGelu", "com.microsoft", ("alpha", 1.702f)),
        ["gelu"] = new("Gelu", ""),
        ["gelu_tanh"] = new("Gelu", "", ("approximate", "tanh")),
        ["mish"] = new("Mish", ""),
        ["hard_shrink"] = new("Shrink", "", ("lambd", 0.5f)),
        ["soft_shrink"] = new("Shrink", "", ("lambd", 0.5f), ("bias", 0.5f)),
        ["sin"] = new("Sin", ""),
        ["softmax"] = new("Softmax", "", ("axis", 1L)),
        ["logsoftmax"] = new("LogSoftmax", "", ("axis", 1L)),
    };

    private Binding? binding;

    public override bool IsForeign => true;

    public static OnnxCandidate? Find(string activation, string pass) =>
        pass == "forward" && Nodes.TryGetValue(activation, out OnnxNode? node) ? new OnnxCandidate(node) : null;

    public override IDisposable Attach(Operands<float> operands) => binding = new Binding(node, operands);

    public override void Run(Operands<float> operands, int calls)
    {
        Binding bound = binding ?? throw new InvalidOperationException("Attach comes first.");
        for (int i = 0; i < calls; i++)
        {
            bound.Run();
        }
    }

    private sealed class Binding : IDisposable
    {
        private readonly SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        private readonly InferenceSession session;
        private readonly RunOptions run = new();
        private readonly OrtIoBinding io;
        private readonly OrtValue x;
        private readonly OrtValue y;

        public Binding(OnnxNode node, Operands<float> operands)
        {
            session = new InferenceSession(OnnxModel.Write(node, operands.Length), options);
            x = Value(operands.First);
            y = Value(operands.Output);
            io = session.CreateIoBinding();
            io.BindInput("x", x);
            io.BindOutput("y", y);
        }

        public void Run() => session.RunWithBinding(run, io);

        public void Dispose()
        {
            io.Dispose();
            x.Dispose();
            y.Dispose();
            run.Dispose();
            session.Dispose();
            options.Dispose();
        }

        // The operands are unmanaged memory: nothing moves them.
        private static unsafe OrtValue Value(ReadOnlySpan<float> span)
        {
            fixed (float* start = &MemoryMarshal.GetReference(span))
            {
                return OrtValue.CreateTensorValueWithData(
                    OrtMemoryInfo.DefaultInstance, TensorElementType.Float, [1, span.Length], (nint)start, (long)span.Length * sizeof(float));
            }
        }
    }
}
