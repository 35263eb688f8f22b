namespace ActivationKernels.Package.Tests;

/// <summary>Code in which every rule is provoked once. A comment names what has to be reported on its line.</summary>
internal static class RuleSources
{
    internal const string Declarations = """
        using System;
        using ActivationKernels;

        public static partial class Wrong
        {
            [Activation("relu")]
            public static void Bodied(ReadOnlySpan<float> x, Span<float> y) { } // error AK0001

            [Activation("sigmiod")] // error AK0002
            public static partial void Misspelt(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu")]
            public static partial void Shapeless(ReadOnlySpan<float> x); // error AK0003

            [Activation("relu", Kernel = KernelKind.Backward)] // error AK0004
            public static partial void Contradicted(ReadOnlySpan<float> x, Span<float> y);

            [Activation("leaky", Slope = double.NaN)] // error AK0005
            public static partial void Unbounded(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu", Alpha = 2)] // warning AK0006
            public static partial void Overdone(ReadOnlySpan<float> x, Span<float> y);

            [Activation("relu")]
            public static partial void Integral(ReadOnlySpan<int> x, Span<int> y); // error AK0008

            [Activation("relu")]
            public static partial void Taken(ReadOnlySpan<float> x, Span<float> y); // warning AK0009

            public static void TakenDerivative(ReadOnlySpan<float> x, Span<float> derivative) { }

            [ActivationFormula]
            static float Rounded(float x) => MathF.Round(x); // error AK0010

            [ActivationFormula]
            static float Step(float x) => x > 0 ? 1 : 0;

            [Activation(nameof(Step))] // error AK0011
            public static partial void Stepped(ReadOnlySpan<float> x, Span<float> y);
        }
        """;

    // One network for each rule about networks that a build shows.
    internal const string Networks = """
        using ActivationKernels;

        [Network(Inputs = 64)] // error AK0012
        public sealed partial class Net0 { }

        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]
        [Dense(60, "relu")]
        [Dense(1, "softmax")] // error AK1001
        public sealed partial class Net1 { }

        [Network(Inputs = 9)]
        [Dense(64, "relu", Init = WeightInit.Constant, InitScale = 0.01)] // error AK1003
        [Dense(1, "identity")]
        public sealed partial class Net2 { }

        [Network(Inputs = 20, Loss = Loss.MeanSquaredError)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")] // warning AK1004
        public sealed partial class Net3 { }

        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = -3, TargetMax = 9)]
        [Dense(16, "leaky")]
        [Dense(1, "tanh")] // warning AK1005
        public sealed partial class Net4 { }

        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")] // warning AK1006
        public sealed partial class Net5 { }

        [Network(Inputs = 16, Loss = Loss.CrossEntropy)]
        [Dense(32, "relu")]
        [Dense(3, "identity")] // warning AK1007
        public sealed partial class Net6 { }

        [Network(Inputs = 16, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "softmax")] // warning AK1008
        public sealed partial class Net7 { }

        [Network(Inputs = 64)]
        [Dense(128, "identity")] // warning AK1101
        [Dense(10, "identity")]
        public sealed partial class Net8 { }

        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.01)] // warning AK1102
        [Dense(10, "identity")]
        public sealed partial class Net9 { }

        [Network(Inputs = 64)]
        [Dense(128, "softmax")] // warning AK1103
        [Dense(10, "identity")]
        public sealed partial class Net10 { }

        [Network(Inputs = 64)]
        [Dense(64, "sigmoid")] // warning AK2001
        [Dense(10, "identity")]
        public sealed partial class Net11 { }

        [Network(Inputs = 1, InputSecondMoment = 3333)]
        [Dense(50, "tanh")] // warning AK2002
        [Dense(1, "identity")]
        public sealed partial class Net12 { }

        [Network(Inputs = 64)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)] // warning AK2101
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.03)]
        [Dense(1, "identity")]
        public sealed partial class Net13 { }

        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)] // warning AK2102
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(1, "identity")]
        public sealed partial class Net14 { }

        [Network(Inputs = 2)]
        [Dense(5, "relu")] // warning AK2201
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(5, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net15 { }

        [Network(Inputs = 64)]
        [Dense(128, "relu", Bias = -9)] // warning AK2202
        [Dense(1, "identity")]
        public sealed partial class Net16 { }

        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.5)] // warning AK2301
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net17 { }

        [Network(Inputs = 9, LearningRate = -1)] // error AK2302
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        public sealed partial class Net18 { }
        """;

    // Partial methods of the old kind: private, without a result. They need no body.
    internal const string OldLanguage = """
        using System;
        using ActivationKernels;

        public static partial class Old
        {
            [Activation("relu")]
            static partial void Relu(ReadOnlySpan<float> x, Span<float> y); // error AK0007
        }
        """;

    // Rules on ordinary code. The first kernel of a project is where the project itself is reported.
    internal const string Code = """
        using System;
        using System.Linq;
        using System.Numerics.Tensors;
        using ActivationKernels;

        public static partial class Kernels
        {
            [Activation("tanh")] // warning AK3005
            public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);
        }

        public static class Formulas
        {
            public static double Squashed(double x) => 1 / (1 - Math.Exp(-x)); // warning AK4001

            public static double Folded(double x)
            {
                double e = Math.Exp(-2 * x);
                return 2 / (1 - e) - 1; // warning AK4002
            }

            public static double Sigmoid(double x) => 1 / (1 + Math.Exp(x)); // warning AK4003

            public static double TanhDerivative(double x) => 1 - Math.Tanh(x); // warning AK4004

            public static float Selu(float x) => 1.0507f * (x > 0 ? x : 1.7632f * (MathF.Exp(x) - 1)); // warning AK4005

            public static double Softplus(double x) => Math.Log(1 + Math.Exp(x)); // warning AK4006
        }

        public static class Passes
        {
            public static void Called(ReadOnlySpan<float> x, Span<float> y)
            {
                TensorPrimitives.Sigmoid(x, y); // warning AK2001
            }

            public static void Looped(float[] x, float[] y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Math.Max(x[i], 0); // warning AK3001
                }
            }

            public static double[] Selected(double[] x) => x.Select(v => Math.Tanh(v)).ToArray(); // warning AK3001

            public static void Composed(ReadOnlySpan<float> x, Span<float> y)
            {
                TensorPrimitives.Exp(x, y);
                TensorPrimitives.Add(y, 1f, y);
                TensorPrimitives.Log(y, y); // warning AK3002
            }

            public static void Separate(ReadOnlySpan<float> x, Span<float> y, Span<float> slope)
            {
                Kernels.Tanh(x, y);
                Kernels.TanhDerivative(x, slope); // warning AK3003
            }

            public static void Overlapping(Span<float> x)
            {
                Kernels.Tanh(x[..^1], x[1..]); // warning AK3004
            }
        }
        """;

    // Stacks of another library: what declared networks cannot have, and what is not understood.
    internal const string Stacks = """
        using static TorchSharp.torch.nn;

        public static class Stacks
        {
            public static object Repeated() => Sequential(
                Linear(64, 32),
                Sigmoid(),
                Sigmoid(), // warning AK1104 // warning AK2001
                Linear(32, 10));

            public static object Open(int units) => Sequential( // warning AK5001
                Linear(64, units),
                ReLU(),
                Linear(units, 10));
        }
        """;

    // What is no warning unless a project asks for it.
    internal const string DoubtfulNetworks = """
        using ActivationKernels;

        [Network(Inputs = 64)]
        [Dense(64, "sigmoid", Init = WeightInit.LeCunNormal)] // warning AK2001
        [Dense(64, "sigmoid", Init = WeightInit.LeCunNormal)] // warning AK2001 // warning AK2003
        [Dense(10, "identity")]
        public sealed partial class OffCentre { }

        [Network(Inputs = 2)]
        [Dense(8, "relu")] // warning AK2103
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(1, "sigmoid")]
        public sealed partial class Narrow { }
        """;

    internal static readonly string[] All = { Declarations, Networks, OldLanguage, Code, Stacks, DoubtfulNetworks };
}
