namespace ActivationKernels;

/// <summary>What an activation makes of its inputs; the result of a kernel that observes.</summary>
public readonly struct ActivationStatistics
{
    /// <summary>Puts the figures together.</summary>
    /// <param name="count">Number of elements.</param>
    /// <param name="mean">Mean of the values.</param>
    /// <param name="rms">Root mean square of the values.</param>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value.</param>
    /// <param name="saturatedShare">Share of saturated elements.</param>
    /// <param name="deadShare">Share of dead elements.</param>
    public ActivationStatistics(int count, double mean, double rms, double minimum, double maximum, double saturatedShare, double deadShare)
    {
        Count = count;
        Mean = mean;
        Rms = rms;
        Minimum = minimum;
        Maximum = maximum;
        SaturatedShare = saturatedShare;
        DeadShare = deadShare;
    }

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>Mean of the values f(x); NaN without elements and where a value is NaN.</summary>
    public double Mean { get; }

    /// <summary>Root mean square of the values; NaN without elements and where a value is NaN.</summary>
    public double Rms { get; }

    /// <summary>The smallest value that is not NaN; infinity where all are, NaN without elements.</summary>
    public double Minimum { get; }

    /// <summary>The largest value that is not NaN; -infinity where all are, NaN without elements.</summary>
    public double Maximum { get; }

    /// <summary>
    /// Share of the elements, in [0, 1], at which |f'(x)| is below 5 % of the steepest slope; 0 for activations that do not saturate,
    /// and without elements.
    /// </summary>
    public double SaturatedShare { get; }

    /// <summary>Share of the elements, in [0, 1], at which f'(x) is 0, so that nothing is learnt from them; 0 without elements.</summary>
    public double DeadShare { get; }
}
