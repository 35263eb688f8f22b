using System;
using Microsoft.ML.OnnxRuntime;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>The same network in ONNX Runtime on one thread, over memory that is bound once.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtIoBinding binding;
    private readonly OrtValue input;
    private readonly OrtValue output;

    /// <param name="sizes">Inputs, then the units of each layer.</param>
    /// <param name="parameters">For each layer weights, inputs x units, then biases.</param>
    /// <param name="x">Inputs of the batch.</param>
    /// <param name="y">Receives its outputs.</param>
    public OnnxNetwork(int[] sizes, ReadOnlySpan<float> parameters, float[] x, float[] y)
    {
        int rows = x.Length / sizes[0];
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        session = new InferenceSession(OnnxStack.Write(sizes, parameters, rows), settings);
        input = OrtValue.CreateTensorValueFromMemory(x, [rows, sizes[0]]);
        output = OrtValue.CreateTensorValueFromMemory(y, [rows, sizes[^1]]);
        binding = session.CreateIoBinding();
        binding.BindInput("x", input);
        binding.BindOutput("y", output);
    }

    public void Predict() => session.RunWithBinding(options, binding);

    public void Dispose()
    {
        binding.Dispose();
        output.Dispose();
        input.Dispose();
        options.Dispose();
        session.Dispose();
    }
}
