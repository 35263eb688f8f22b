using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Propagation;

/// <summary>How likely a stack of rectifiers is dead from the start (Lu et al., arXiv 1903.06733): weights symmetric around 0.</summary>
internal static class BornDead
{
    /// <summary>
    /// 1 - product of (1 - 2^-width): exact for one input, and the upper bound for all inputs at once.
    /// </summary>
    public static double Probability(IEnumerable<int> widths) =>
        1 - widths.Aggregate(1.0, (alive, width) => alive * (1 - Math.Pow(2, -width)));

    /// <summary>The smallest common width at which as many layers stay below a probability.</summary>
    public static int WidthFor(int layers, double probability)
    {
        int width = 1;
        while (Probability(Enumerable.Repeat(width, layers)) > probability)
        {
            width++;
        }

        return width;
    }
}
