using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace ActivationKernels.Diagnosis;

/// <summary>A figure at which a rule fires. The row gives its name in .editorconfig, its default and what it means.</summary>
internal sealed record Threshold(string Name, double Default, string Meaning)
{
    public static readonly Threshold Vanishing = new(
        "vanishing_threshold", 2.5e-4, "AK2101 warns below this gradient factor: published sigmoid and Xavier stacks train at 10^-3.2 and stall at 10^-4.0");

    public static readonly Threshold VanishingInfo = new("vanishing_info_threshold", 1e-2, "AK2101 informs below this gradient factor");

    public static readonly Threshold Exploding = new("exploding_threshold", 70, "AK2102 warns above this gradient factor");

    public static readonly Threshold Growth = new("growth_threshold", 1e4, "AK2102 warns where the variance grows by more than this factor");

    public static readonly Threshold SaturationSlope = new(
        "saturation_slope", 0.05, "a unit counts as saturated below this share of the steepest slope");

    public static readonly Threshold SaturatedShare = new("saturated_share", 0.5, "AK2002 warns above this share of saturated units");

    public static readonly Threshold OffCentre = new("off_centre_threshold", 0.9, "AK2003 informs above this ratio of mean to root mean square");

    public static readonly Threshold NarrowDepth = new("narrow_depth_threshold", 1, "AK2103 informs above this sum of 1 / width over the rectifier layers");

    public static readonly Threshold BornDead = new("born_dead_threshold", 0.1, "AK2201 warns from this probability on");

    public static readonly Threshold BornDeadInfo = new("born_dead_info_threshold", 0.01, "AK2201 informs from this probability on");

    public static readonly Threshold DeadBias = new("dead_bias_threshold", -3, "AK2202 warns from this many standard deviations below 0 on");

    public static readonly Threshold DeadBiasInfo = new("dead_bias_info_threshold", -2, "AK2202 informs from this many standard deviations below 0 on");

    public static readonly Threshold GainLow = new("gain_low", 0.02, "AK1102 warns below this multiple of the critical gain");

    public static readonly Threshold GainLowInfo = new("gain_low_info", 0.1, "AK1102 informs below this multiple of the critical gain");

    public static readonly Threshold GainHighInfo = new("gain_high_info", 4, "AK1102 informs above this multiple of the critical gain");

    public static readonly Threshold GainHigh = new("gain_high", 10, "AK1102 warns above this multiple of the critical gain");

    public static readonly Threshold SelfNormalizingGain = new(
        "self_normalizing_gain", 1.25, "AK1102 warns where the gain below a self-normalising activation is off 1 by more than this factor");

    public static readonly Threshold AdaptiveRateInfo = new("adaptive_rate_info", 0.01, "AK2301 informs above this learning rate of Adam and RMSprop");

    public static readonly Threshold AdaptiveRate = new("adaptive_rate", 0.1, "AK2301 warns from this learning rate of Adam and RMSprop on");

    public static readonly Threshold DescentRateInfo = new(
        "descent_rate_info", 0.1, "AK2301 informs from this learning rate of gradient descent on, with squared errors on targets of undeclared scale");

    public static readonly Threshold DescentRate = new("descent_rate", 1, "AK2301 warns from this learning rate of gradient descent on");

    public static ImmutableArray<Threshold> All { get; } = ImmutableArray.Create(
        Vanishing,
        VanishingInfo,
        Exploding,
        Growth,
        SaturationSlope,
        SaturatedShare,
        OffCentre,
        NarrowDepth,
        BornDead,
        BornDeadInfo,
        DeadBias,
        DeadBiasInfo,
        GainLow,
        GainLowInfo,
        GainHighInfo,
        GainHigh,
        SelfNormalizingGain,
        AdaptiveRateInfo,
        AdaptiveRate,
        DescentRateInfo,
        DescentRate);

    /// <summary>What a line in .editorconfig sets.</summary>
    public string Key => "activation_kernels." + Name;
}

/// <summary>The thresholds that hold for one file.</summary>
internal sealed class Thresholds
{
    private readonly IReadOnlyDictionary<Threshold, double> values;

    /// <param name="setting">The text that .editorconfig gives for a key, or null. What is no finite number counts as not set.</param>
    public Thresholds(Func<string, string?> setting) =>
        values = Threshold.All.ToDictionary(t => t, t => Parse(setting(t.Key)) ?? t.Default);

    public static Thresholds Default { get; } = new(_ => null);

    public double this[Threshold threshold] => values[threshold];

    private static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsNaN(value) && !double.IsInfinity(value)
            ? value
            : null;
}
