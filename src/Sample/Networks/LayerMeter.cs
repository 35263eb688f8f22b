using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace ActivationKernels.Sample.Networks;

/// <summary>Last measurements of one layer that came through the meter.</summary>
internal sealed record LayerReading(double SaturatedShare, double DeadShare);

/// <summary>
/// Listens to the meter "ActivationKernels", to which generated networks report while somebody listens, as a monitoring agent would.
/// It may be called from several threads.
/// </summary>
internal sealed class LayerMeter : IDisposable
{
    private const string MeterName = "ActivationKernels";
    private const string Saturated = "activation_kernels.saturated_share";
    private const string Dead = "activation_kernels.dead_share";

    private readonly MeterListener listener;
    private readonly Dictionary<(string Network, int Layer), LayerReading> readings = [];

    public LayerMeter()
    {
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == MeterName && instrument.Name is Saturated or Dead)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(Receive);
        listener.Start();
    }

    /// <summary>What was last reported; null for nothing.</summary>
    /// <param name="network">Name of the class.</param>
    /// <param name="layer">From 1 on.</param>
    public LayerReading? Find(string network, int layer)
    {
        lock (readings)
        {
            return readings.GetValueOrDefault((network, layer));
        }
    }

    public void Dispose() => listener.Dispose();

    private void Receive(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        string network = "";
        int layer = 0;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag.Key == "network")
            {
                network = tag.Value as string ?? "";
            }
            else if (tag.Key == "layer")
            {
                layer = tag.Value as int? ?? 0;
            }
        }

        lock (readings)
        {
            LayerReading last = readings.GetValueOrDefault((network, layer)) ?? new LayerReading(0, 0);
            readings[(network, layer)] = instrument.Name == Saturated ? last with { SaturatedShare = value } : last with { DeadShare = value };
        }
    }
}
