using System;
using System.Linq;
using ActivationKernels.Lowering;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

/// <summary>The powers by which exponentials of float pairs go.</summary>
public sealed class ExponentialStepsTests
{
    // The digits of a float, those of what it leaves out, and one for the rounding of that.
    private const double Tolerance = 1.0 / (1L << 48);

    [Fact]
    public void Tables_GiveThePowersOfAnEighth()
    {
        float[] corrections = FloatTables.Find(ExponentialSteps.FirstTable);
        float[] missing = FloatTables.Find(ExponentialSteps.FirstTable + 1);
        for (int step = 0; step < ExponentialSteps.Count; step++)
        {
            // As the kernels do: the number of the step in the first digits, less the correction.
            float power = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(1) + (step << 20) - BitConverter.SingleToInt32Bits(corrections[step]));
            double exact = Math.Pow(2, step / 8.0);

            Assert.Equal((float)exact, power);
            Assert.InRange((power * (1.0 + missing[step]) / exact) - 1, -Tolerance, Tolerance);
        }
    }

    [Fact]
    public void ShortTables_AreRepeated()
    {
        int length = FloatTables.Period(ExponentialSteps.FirstTable);
        float[] missing = FloatTables.Find(ExponentialSteps.FirstTable + 1);

        Assert.Equal(ExponentialSteps.Count, length);
        Assert.Equal(FloatTables.Length, missing.Length);
        Assert.Equal(missing.Take(length), missing.Skip(length));
        Assert.Equal(FloatTables.Length, FloatTables.Period(ExponentialSteps.FirstTable - 1));
    }
}
