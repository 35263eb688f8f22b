#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.Metrics;

namespace ActivationKernels.CompilerServices;

/// <summary>Measures the layers of generated networks. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkObserver
{
    private static readonly Meter Meter = new("ActivationKernels");

    private static readonly Histogram<double> SaturatedShare = Meter.CreateHistogram<double>(
        "activation_kernels.saturated_share", unit: "1", description: "Share of values at which a saturating activation is flat.");

    private static readonly Histogram<double> DeadShare = Meter.CreateHistogram<double>(
        "activation_kernels.dead_share", unit: "1", description: "Share of units whose slope is 0 for the whole batch.");

    /// <param name="network">Name of the network.</param>
    /// <param name="layer">Number of the layer, from 1 on.</param>
    /// <param name="activation">Name of its activation.</param>
    /// <param name="slopes">rows x units: f' at the pre-activations of the last batch; empty for an activation without units of its own.</param>
    /// <param name="units">Length of a row.</param>
    /// <param name="flat">A slope of smaller magnitude counts as saturated; 0 for activations that do not saturate.</param>
    /// <param name="gradients">Gradients of the weights of the layer.</param>
    public static LayerObservation Measure(
        string network, int layer, string activation, ReadOnlySpan<float> slopes, int units, float flat, ReadOnlySpan<float> gradients)
    {
        int saturated = 0;
        foreach (float slope in slopes)
        {
            saturated += Math.Abs(slope) < flat ? 1 : 0;
        }

        int dead = 0;
        for (int j = 0; j < units && slopes.Length > 0; j++)
        {
            bool isAlive = false;
            for (int i = j; i < slopes.Length && !isAlive; i += units)
            {
                isAlive = slopes[i] != 0;
            }

            dead += isAlive ? 0 : 1;
        }

        double squares = 0;
        foreach (float gradient in gradients)
        {
            squares += (double)gradient * gradient;
        }

        var observation = new LayerObservation(
            layer, activation, slopes.IsEmpty ? 0 : (double)saturated / slopes.Length, (double)dead / units, Math.Sqrt(squares));
        if (SaturatedShare.Enabled || DeadShare.Enabled)
        {
            var networkTag = new KeyValuePair<string, object?>("network", network);
            var layerTag = new KeyValuePair<string, object?>("layer", layer);
            SaturatedShare.Record(observation.SaturatedShare, networkTag, layerTag);
            DeadShare.Record(observation.DeadShare, networkTag, layerTag);
        }

        return observation;
    }
}
#endif
