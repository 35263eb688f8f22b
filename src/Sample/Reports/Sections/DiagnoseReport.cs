using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>The propagation tables of the declared networks, beside what the meter reports of fresh ones.</summary>
internal static class DiagnoseReport
{
    public static Document Compose(DigitsData data, int seed, IReadOnlyList<CompilerMessage> messages)
    {
        using var meter = new LayerMeter();
        return new Document(
            "Declared networks",
            "Predicted by the compiler from the attributes, and measured on a fresh network: shares over all train images through the meter \"ActivationKernels\", gradients over single images.",
            [("Seed", FormattableString.Invariant($"{seed}"))],
            [.. NetworkTable.Declared.Select(m => Network(m, data, seed, meter, messages))]);
    }

    private static Section Network(NetworkModel model, DigitsData data, int seed, LayerMeter meter, IReadOnlyList<CompilerMessage> messages)
    {
        NetworkPrediction prediction = NetworkPrediction.Of(model.Declared!);
        IClassifier network = model.Create(seed);
        IReadOnlyList<double> ratios = Measurements.GradientRatios(model, network, data.Train);
        network.ComputeGradients(data.Train.Pixels, data.Train.Labels);
        network.Observe();
        var blocks = new List<Block>
        {
            new TableBlock(
                ["layer", "units", "activation", "variance", "chi", "gradient\nfactor", "saturated", "measured", "dead\nmeasured", "gradient\nnorm", "measured"],
                [.. prediction.Layers.Select((l, i) => (IReadOnlyList<string>)Row(l, ratios[i], meter.Find(prediction.Name, l.Layer)))]),
            new Paragraph($"Gradient factor over the hidden layers: {Format.Number(prediction.GradientFactor)}."
                + (prediction.BornDeadProbability > 0.001 ? $" Born dead with probability {Format.Percent(prediction.BornDeadProbability)}." : "")),
        };
        blocks.AddRange(CompilerLog.About(messages, model.Declared!)
            .Select(m => new Paragraph($"{m.Level} {m.RuleId}: {m.Text}" + (m.Reason is { Length: > 0 } reason ? $" (silenced: {reason})" : ""))));
        return new Section(model.Declared!.Name, $"{model.Declared.Name}: {model.Shape}", blocks);
    }

    private static string[] Row(LayerPrediction layer, double ratio, LayerReading? reading) =>
    [
        FormattableString.Invariant($"{layer.Layer}"),
        FormattableString.Invariant($"{layer.Units}"),
        layer.Activation,
        Format.Number(layer.Variance),
        double.IsNaN(layer.Chi) ? "-" : Format.Number(layer.Chi),
        Format.Number(layer.GradientFactor),
        Format.Percent(layer.SaturatedShare),
        reading is null ? "-" : Format.Percent(reading.SaturatedShare),
        reading is null ? "-" : Format.Percent(reading.DeadShare),
        Format.Number(layer.GradientRatio),
        double.IsNaN(ratio) ? "none" : Format.Number(ratio),
    ];
}
