using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Propagation;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>One published network of Data/stacks.json, with what must and must not be reported.</summary>
internal sealed class StackCase
{
    private readonly JsonElement json;

    private StackCase(JsonElement json) => this.json = json;

    public static IReadOnlyList<StackCase> All { get; } = JsonDocument.Parse(Repository.Read("tests", "Generator.Tests", "Data", "stacks.json"))
        .RootElement.EnumerateArray().Select(e => new StackCase(e)).ToArray();

    public string Id => json.GetProperty("id").GetString()!;

    public string Label => json.GetProperty("label").GetString()!;

    public bool IsHealthy => Label == "healthy";

    public string[] MustFire => Strings("must_fire");

    public string[] MustNotFire => Strings("must_not_fire");

    private JsonElement[] Layers => json.GetProperty("layers").EnumerateArray().ToArray();

    /// <summary>A stack of dense and convolutional layers of the catalog; recurrent cells and the like are none.</summary>
    public bool IsStack => Layers.All(l => Text(l, "type") is "Dense" or "Conv2D" or "Conv1x1" or "LayerNorm")
        && Layers.All(l => Text(l, "activation") is "none" || ActivationBehaviour.Of(Activation(l), [], 0.05) is not null || NetworkRoles.IsDistribution(Activation(l)));

    /// <summary>The attributes of this project can say all of it.</summary>
    public bool IsDeclarable => IsStack
        && json.TryGetProperty("input_stats", out JsonElement stats) && stats.TryGetProperty("fan_in", out _)
        && Layers.All(l => Text(l, "type") == "Dense" && !l.TryGetProperty("fan_in", out _) && !l.TryGetProperty("repeat_activation", out _));

    public double Computed(string name) => json.GetProperty("computed").GetProperty(name).GetDouble();

    public bool HasComputed(string name) =>
        json.TryGetProperty("computed", out JsonElement computed) && computed.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number;

    public NetworkPlan Plan()
    {
        bool hasStats = json.TryGetProperty("input_stats", out JsonElement stats);
        int width = hasStats ? stats.GetProperty("fan_in").GetInt32() : 0;
        var layers = new List<LayerPlan>();
        bool isResidual = Layers.Any(l => l.TryGetProperty("residual", out JsonElement residual) && residual.GetBoolean());
        foreach (JsonElement l in Layers)
        {
            int units = l.GetProperty("units").GetInt32();
            if (Text(l, "type") == "LayerNorm")
            {
                width = units;
                continue;
            }

            int fanIn = l.TryGetProperty("fan_in", out JsonElement given) ? given.GetInt32() : Math.Max(width, 1);
            int fanOut = l.TryGetProperty("fan_out", out given) ? given.GetInt32() : units;
            layers.Add(new LayerPlan(
                units,
                fanIn,
                fanOut,
                ActivationCatalog.Find(Activation(l))?.Name ?? Activation(l),
                Parameters(l),
                Initial(Text(l, "init"), fanIn, fanOut),
                Initial(Text(l, "bias_init"), fanIn, fanOut),
                Text(l, "type") == "Dense" ? LayerKind.Dense : LayerKind.Convolution,
                l.TryGetProperty("repeat_activation", out JsonElement repeat) ? repeat.GetInt32() : 1,
                l.TryGetProperty("norm", out _) ? Normalization.AfterActivation : Normalization.None,
                isResidual,
                l.TryGetProperty("multiplies", out _)));
            width = l.TryGetProperty("flatten_to", out JsonElement flat) ? flat.GetInt32() : units;
        }

        return new NetworkPlan(
            Id,
            hasStats ? stats.GetProperty("second_moment").GetDouble() : 1,
            IsInputScaleAssumed: !hasStats,
            layers.ToEquatableArray(),
            LossOf(),
            OptimizerOf(),
            LearningRate ?? double.NaN,
            LearningRate is not null,
            Classes);
    }

    /// <summary>The declaration in C#.</summary>
    public string Declaration()
    {
        JsonElement stats = json.GetProperty("input_stats");
        var text = new StringBuilder("using ActivationKernels;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"[Network(Inputs = {stats.GetProperty("fan_in").GetInt32()}, InputSecondMoment = {stats.GetProperty("second_moment").GetDouble():R}");
        text.Append(LossOf() == Propagation.Loss.Unspecified ? "" : $", Loss = Loss.{LossOf()}");
        text.Append(OptimizerOf() == Propagation.Optimizer.Unspecified ? "" : $", Optimizer = Optimizer.{OptimizerOf()}");
        text.Append(LearningRate is { } rate ? string.Create(CultureInfo.InvariantCulture, $", LearningRate = {rate:R}") : "");
        text.Append(Classes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", Classes = {Classes}"));
        text.Append(")]\n");
        foreach (JsonElement l in Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Dense({l.GetProperty("units").GetInt32()}, \"{Activation(l)}\"{Init(Text(l, "init"))}");
            foreach (ParameterValue value in Parameters(l))
            {
                text.Append(CultureInfo.InvariantCulture, $", {value.Name} = {value.Value:R}");
            }

            text.Append(")]\n");
        }

        return text.Append("internal sealed partial class Net;\n").ToString();
    }

    private double? LearningRate => json.GetProperty("learning_rate") is { ValueKind: JsonValueKind.Number } rate ? rate.GetDouble() : null;

    private int Classes => Regex.Match(json.GetProperty("task").GetString()!, @"(\d+) classes") is { Success: true } match
        ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : 0;

    private string[] Strings(string name) => json.GetProperty(name).EnumerateArray().Select(e => e.GetString()!).ToArray();

    private static string Text(JsonElement layer, string name) => layer.GetProperty(name).GetString()!;

    private static string Activation(JsonElement layer)
    {
        string name = Text(layer, "activation");
        return name.StartsWith("prelu(", StringComparison.Ordinal) ? "leaky" : name == "none" ? "identity" : name;
    }

    private static EquatableArray<ParameterValue> Parameters(JsonElement layer) =>
        Text(layer, "activation").StartsWith("prelu(", StringComparison.Ordinal)
            ? new[] { new ParameterValue("Slope", Argument(Text(layer, "activation"))) }.ToEquatableArray()
            : EquatableArray<ParameterValue>.Empty;

    private static double Argument(string text) =>
        double.Parse(Regex.Match(text, @"\((?:\+-)?([^)]*)\)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static InitialValues Initial(string text, int fanIn, int fanOut) => Regex.Replace(text, @"\(.*", "") switch
    {
        "zeros" => InitialValues.Zero,
        "ones" => InitialValues.Constant(1),
        "constant" => InitialValues.Constant(Argument(text)),
        "he_uniform" or "he_normal" => InitialValues.He(fanIn),
        "glorot_uniform" or "glorot_normal" => InitialValues.Glorot(fanIn, fanOut),
        "lecun_normal" => InitialValues.LeCun(fanIn),
        "torch_default" => InitialValues.Torch(fanIn),
        "uniform" => InitialValues.Uniform(Argument(text)),
        "normal" => InitialValues.Normal(Argument(text)),
        "truncated_normal" => InitialValues.TruncatedNormal(Argument(text)),
        _ => throw new NotSupportedException(text),
    };

    private static string Init(string text) => Regex.Replace(text, @"\(.*", "") switch
    {
        "he_uniform" => ", Init = WeightInit.HeUniform",
        "he_normal" => ", Init = WeightInit.HeNormal",
        "glorot_uniform" => ", Init = WeightInit.GlorotUniform",
        "glorot_normal" => ", Init = WeightInit.GlorotNormal",
        "lecun_normal" => ", Init = WeightInit.LeCunNormal",
        "torch_default" => ", Init = WeightInit.Torch",
        "uniform" => string.Create(CultureInfo.InvariantCulture, $", Init = WeightInit.Uniform, InitScale = {Argument(text):R}"),
        "normal" => string.Create(CultureInfo.InvariantCulture, $", Init = WeightInit.Normal, InitScale = {Argument(text):R}"),
        "constant" => string.Create(CultureInfo.InvariantCulture, $", Init = WeightInit.Constant, InitScale = {Argument(text):R}"),
        _ => throw new NotSupportedException(text),
    };

    private Propagation.Loss LossOf() => json.GetProperty("loss").GetString() switch
    {
        "mse" => Propagation.Loss.MeanSquaredError,
        "mean_absolute_error" => Propagation.Loss.MeanAbsoluteError,
        "binary_crossentropy" => Propagation.Loss.BinaryCrossEntropy,
        "categorical_crossentropy" => Propagation.Loss.CrossEntropy,
        "sparse_categorical_crossentropy(from_logits)" or "softmax_crossentropy_with_logits" or "nn.CrossEntropyLoss" => Propagation.Loss.CrossEntropyWithLogits,
        "mse-like RBF" or "dice" => Propagation.Loss.Unspecified,
        { } other => throw new NotSupportedException(other),
        null => Propagation.Loss.Unspecified,
    };

    private Propagation.Optimizer OptimizerOf() => json.GetProperty("optimizer").GetString()!.ToUpperInvariant() switch
    {
        "ADAM" or "ADAMW" => Propagation.Optimizer.Adam,
        "RMSPROP" => Propagation.Optimizer.RmsProp,
        string name when name.StartsWith("SGD(MOMENTUM", StringComparison.Ordinal) => Propagation.Optimizer.Momentum,
        string name when name.StartsWith("SGD", StringComparison.Ordinal) => Propagation.Optimizer.Sgd,
        string other => throw new NotSupportedException(other),
    };
}
