using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Sample.Experiments;

/// <summary>Median and ends of what several seeds gave. Infinity stands for "never".</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Select(v => double.IsNaN(v) ? double.PositiveInfinity : v).Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("A spread needs a value.", nameof(values));
        }

        double low = sorted[(sorted.Length - 1) / 2];
        double high = sorted[sorted.Length / 2];
        return new Spread(low == high ? low : (low + high) / 2, sorted[0], sorted[^1]);
    }
}
