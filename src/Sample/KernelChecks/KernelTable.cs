using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using ActivationKernels.Benchmarks.Peers;
using ActivationKernels.Sample.KernelChecks.Declared;
using static ActivationKernels.Sample.KernelChecks.CatalogKernel;

namespace ActivationKernels.Sample.KernelChecks;

/// <summary>The kernels that are checked and timed, one row of the catalog each, and what stands against them.</summary>
internal static class KernelTable
{
    public static IReadOnlyList<CatalogKernel> All { get; } =
    [
        OneInput("identity", CatalogKernels.Identity, CatalogKernels.IdentityBackward, TensorForward.Identity, TensorBackward.Identity),
        OneInput("relu", CatalogKernels.Relu, CatalogKernels.ReluBackward, TensorForward.Relu, TensorBackward.Relu),
        OneInput("leaky", CatalogKernels.Leaky, CatalogKernels.LeakyBackward, TensorForward.Leaky, TensorBackward.Leaky),
        TwoInputs("prelu", CatalogKernels.Prelu, CatalogKernels.PreluBackward),
        OneInput("rrelu", CatalogKernels.Rrelu, CatalogKernels.RreluBackward),
        OneInput("relu6", CatalogKernels.Relu6, CatalogKernels.Relu6Backward),
        OneInput("relu2", CatalogKernels.Relu2, CatalogKernels.Relu2Backward),
        OneInput("threshold", CatalogKernels.Threshold, CatalogKernels.ThresholdBackward),
        OneInput("hard_tanh", CatalogKernels.HardTanh, CatalogKernels.HardTanhBackward),
        OneInput("hard_sigmoid", CatalogKernels.HardSigmoid, CatalogKernels.HardSigmoidBackward),
        OneInput("hard_swish", CatalogKernels.HardSwish, CatalogKernels.HardSwishBackward),
        OneInput("sparse_plus", CatalogKernels.SparsePlus, CatalogKernels.SparsePlusBackward),
        OneInput("sparse_sigmoid", CatalogKernels.SparseSigmoid, CatalogKernels.SparseSigmoidBackward),
        TwoInputs("maxout", CatalogKernels.Maxout, CatalogKernels.MaxoutBackward, TensorForward.Maxout, TensorBackward.Maxout),
        OneInput("elu", CatalogKernels.Elu, CatalogKernels.EluBackward, TensorForward.Elu, TensorBackward.Elu),
        OneInput("celu", CatalogKernels.Celu, CatalogKernels.CeluBackward),
        OneInput("selu", CatalogKernels.Selu, CatalogKernels.SeluBackward),
        OneInput("exponential", CatalogKernels.Exponential, CatalogKernels.ExponentialBackward),
        OneInput("gaussian", CatalogKernels.Gaussian, CatalogKernels.GaussianBackward),
        OneInput("sigmoid", CatalogKernels.Sigmoid, CatalogKernels.SigmoidBackward, TensorForward.Sigmoid, TensorBackward.Sigmoid),
        OneInput("tanh", CatalogKernels.Tanh, CatalogKernels.TanhBackward, TensorForward.Tanh, TensorBackward.Tanh),
        OneInput("softsign", CatalogKernels.Softsign, CatalogKernels.SoftsignBackward),
        OneInput("softplus", CatalogKernels.Softplus, CatalogKernels.SoftplusBackward, TensorForward.Softplus, TensorBackward.Softplus),
        OneInput("logsigmoid", CatalogKernels.Logsigmoid, CatalogKernels.LogsigmoidBackward),
        OneInput("silu", CatalogKernels.Silu, CatalogKernels.SiluBackward, TensorForward.Silu, TensorBackward.Silu),
        OneInput("gelu", CatalogKernels.Gelu, CatalogKernels.GeluBackward),
        OneInput("gelu_quick", CatalogKernels.GeluQuick, CatalogKernels.GeluQuickBackward),
        OneInput("gelu_tanh", CatalogKernels.GeluTanh, CatalogKernels.GeluTanhBackward),
        OneInput("mish", CatalogKernels.Mish, CatalogKernels.MishBackward),
        OneInput("squareplus", CatalogKernels.Squareplus, CatalogKernels.SquareplusBackward),
        OneInput("bent_identity", CatalogKernels.BentIdentity, CatalogKernels.BentIdentityBackward),
        OneInput("hard_shrink", CatalogKernels.HardShrink, CatalogKernels.HardShrinkBackward),
        OneInput("soft_shrink", CatalogKernels.SoftShrink, CatalogKernels.SoftShrinkBackward),
        OneInput("tanh_shrink", CatalogKernels.TanhShrink, CatalogKernels.TanhShrinkBackward),
        OneInput("sin", CatalogKernels.Sin, CatalogKernels.SinBackward),
        OneInput("snake", CatalogKernels.Snake, CatalogKernels.SnakeBackward),
        TwoInputs("glu", CatalogKernels.Glu, CatalogKernels.GluBackward),
        TwoInputs("bilinear", CatalogKernels.Bilinear, CatalogKernels.BilinearBackward),
        TwoInputs("reglu", CatalogKernels.Reglu, CatalogKernels.RegluBackward),
        TwoInputs("swiglu", CatalogKernels.Swiglu, CatalogKernels.SwigluBackward),
        TwoInputs("geglu", CatalogKernels.Geglu, CatalogKernels.GegluBackward),
        Row("softmax", CatalogKernels.Softmax, CatalogKernels.SoftmaxBackwardFromOutput, TensorPrimitives.SoftMax),
        Row("softmin", CatalogKernels.Softmin, CatalogKernels.SoftminBackwardFromOutput),
        Row("logsoftmax", CatalogKernels.Logsoftmax, CatalogKernels.LogsoftmaxBackwardFromOutput),
    ];

    public static CatalogKernel? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
