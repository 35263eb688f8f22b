using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Piecewise linear and quadratic units.</summary>
internal static class Rectifiers
{
    private const double Largest = 1e6;

    private static readonly Parameter Slope = new(
        "Slope", 0.01, -Largest, Largest, "a slope of 0 is relu, where -infinity would give NaN here", AllowsZero: false);

    private static readonly Parameter Threshold = new(
        "Threshold", 0, -Largest, Largest, "beyond it nearly all units would be constant");

    private static readonly Parameter Value = new(
        "Value", 0, -Largest, Largest, "it is the result of every unit below the threshold");

    private static readonly Parameter LeastSlope = new(
        "Min", 1.0 / 8, 1e-6, 1, "it is the smallest slope of the negative side, and a slope of 0 or above 1 does not leak");

    private static readonly Parameter LargestSlope = new(
        "Max", 1.0 / 3, 1e-6, 1, "it is the largest slope of the negative side, and a slope of 0 or above 1 does not leak");

    private static readonly Parameter Least = new(
        "Min", -1, -Largest, Largest, "it is the smallest result, which has to be finite");

    private static readonly Parameter Most = new(
        "Max", 1, -Largest, Largest, "it is the largest result, which has to be finite");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "identity",
            "The input itself, for linear output layers",
            f => f.X,
            aliases: ["linear"],
            fromOutput: f => f.Table.Constant(1)),
        new(
            "relu",
            "Rectified linear unit: the positive part",
            f => Select(f.X <= 0, 0, f.X),
            kinks: "The derivative at 0 is 0, as in PyTorch, Keras and JAX.",
            fromOutput: f => Select(f.X > 0, 1, 0)),
        new(
            "leaky",
            "Leaky rectified linear unit: a small slope keeps negative units alive",
            f => Select(f.X > 0, f.X, f["Slope"] * f.X),
            aliases: ["leaky_relu"],
            parameters: [Slope],
            kinks: "The derivative at 0 is Slope, as in PyTorch.",
            fromOutput: f => Select(f.X > 0, 1, f["Slope"]),
            positiveForOutput: "Slope"),
        new(
            "prelu",
            "Parametric rectified linear unit: the slope of the negative side is learnt",
            f => Select(f.X > 0, f.X, f.Inputs[1] * f.X),
            inputs: ["x", "slope"],
            scalarInputs: ["slope"],
            kinks: "The derivative at 0 is the slope, as in PyTorch."),
        new(
            "rrelu",
            "Randomised leaky unit, evaluated: the slope is the middle of the range from which training draws it",
            f => Select(f.X > 0, f.X, 0.5 * (f["Min"] + f["Max"]) * f.X),
            parameters: [LeastSlope, LargestSlope],
            order: new ParameterOrder("Min", "Max", "the slope is drawn between the two"),
            training: f => Select(f.X > 0, f.X, (f["Min"] + ((f["Max"] - f["Min"]) * f.Inputs[1])) * f.X),
            kinks: "The derivative at 0 is the slope, as in PyTorch.",
            fromOutput: f => Select(f.X > 0, 1, 0.5 * (f["Min"] + f["Max"]))),
        new(
            "relu6",
            "Rectified linear unit that ends at 6",
            f => Select(f.X <= 0, 0, Select(f.X >= 6, 6, f.X)),
            kinks: "The derivative at 0 and at 6 is 0, as in PyTorch.",
            fromOutput: f => Between(f.X, 0, 6, 1)),
        new(
            "relu2",
            "Squared rectified linear unit",
            f => Select(f.X <= 0, 0, f.X * f.X),
            aliases: ["squared_relu", "relu_squared"],
            fromOutput: f => 2 * Sqrt(f.X)),
        new(
            "threshold",
            "The input above Threshold, Value elsewhere",
            f => Select(f.X > f["Threshold"], f.X, f["Value"]),
            parameters: [Threshold, Value],
            kinks: "At Threshold the result is Value and the derivative 0, as in PyTorch."),
        new(
            "hard_tanh",
            "The input between Min and Max, the nearer of the two elsewhere",
            f => Select(f.X <= f["Min"], f["Min"], Select(f.X >= f["Max"], f["Max"], f.X)),
            parameters: [Least, Most],
            order: new ParameterOrder("Min", "Max", "nothing would pass between the two"),
            kinks: "The derivative at Min and at Max is 0, as in PyTorch.",
            fromOutput: f => Select(f.X <= f["Min"], 0, Select(f.X >= f["Max"], 0, 1))),
        new(
            "hard_sigmoid",
            "Piecewise linear sigmoid: (x + 3) / 6 between -3 and 3",
            f => Select(f.X <= -3, 0, Select(f.X >= 3, 1, (f.X + 3) / 6)),
            kinks: "The derivative at -3 and at 3 is 0, as in PyTorch.",
            fromOutput: f => Select(f.X <= 0, 0, Select(f.X >= 1, 0, f.Table.Constant(1) / 6))),
        new(
            "hard_swish",
            "Piecewise quadratic silu: x hard_sigmoid(x)",
            f => Select(f.X <= -3, 0, Select(f.X >= 3, f.X, f.X * (f.X + 3) / 6)),
            aliases: ["hard_silu"],
            stableFormula: f => Select(f.X <= -3, 0, Select(f.X >= 3, f.X, CopySign(Abs(f.X) * ((f.X + 3) / 6), f.X))),
            stableDerivatives: [f => Select(f.X <= -3, 0, Select(f.X >= 3, 1, ((2 * f.X) + 3) / 6))],
            kinks: "The derivative at -3 is 0 and at 3 it is 1, as in PyTorch from 2.7."),
        new(
            "sparse_plus",
            "Quadratic softplus with a true zero: (x + 1)^2 / 4 between -1 and 1",
            f => Select(f.X <= -1, 0, Select(f.X >= 1, f.X, (f.X + 1) * (f.X + 1) / 4)),
            stableFormula: f => Select(f.X <= -1, 0, Select(f.X >= 1, f.X, Squared((f.X + 1) / 2))),
            stableDerivatives: [f => Select(f.X <= -1, 0, Select(f.X >= 1, 1, (f.X + 1) / 2))],
            fromOutput: f => Select(f.X <= 0, 0, Select(f.X >= 1, 1, Sqrt(f.X)))),
        new(
            "sparse_sigmoid",
            "Derivative of sparse_plus: (x + 1) / 2 between -1 and 1",
            f => Select(f.X <= -1, 0, Select(f.X >= 1, 1, (f.X + 1) / 2)),
            kinks: "The derivative at -1 and at 1 is 0: the flat side owns its end.",
            fromOutput: f => Between(f.X, 0, 1, 0.5)),
        new(
            "maxout",
            "The largest of its inputs",
            f => f.Inputs.Aggregate((largest, input) => Select(input > largest, input, largest))!,
            inputs: ["a", "b"],
            mostInputs: 8,
            kinks: "The first of equal inputs gets the gradient; NaN wins over all."),
    ];

    private static Expr Squared(Expr x) => x * x;

    private static Expr Between(Expr x, double least, double most, double value) => Select(x <= least, 0, Select(x >= most, 0, value));
}
