using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using ActivationKernels.CompilerServices;
using ActivationKernels.Lowering;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

/// <summary>The tables that kernels read, and how they read them.</summary>
public sealed class LookUpTableTests
{
    private const int Digits = 1300;

    public static TheoryData<long[]> Indices { get; } =
    [
        [0, 0, 0, 0, 0, 0, 0, 0],
        [5, 5, 5, 5, 5, 5, 5, 5],
        [0, 1, 0, 60, 63, 0, 17, 2],
        [7, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 9],
        [64, -1, long.MaxValue, long.MinValue, 127, 0x7FF0000000000000, 1000, -64],
    ];

    [Fact]
    public void TwoOverPi_HasTheDigitsOfEveryPlace()
    {
        BigInteger twoOverPi = (BigInteger.One << ((2 * Digits) + 1)) / Pi();
        for (int part = 0; part < LookUpTables.Parts; part++)
        {
            for (int index = 0; index < LookUpTables.Length; index++)
            {
                // As many digits as a double has, the last of them of the weight 2^-last.
                int last = 48 + (53 * part) + (16 * index);
                BigInteger expected = (twoOverPi >> (Digits - last)) & ((1L << 53) - 1);
                double weight = Math.ScaleB(1, (16 * index) + 49 - last);
                Assert.Equal((double)(long)expected * weight, LookUpTables.Find(LookUpTables.TwoOverPi + part, index));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void LookUp_GivesEveryLaneItsElement(long[] indices)
    {
        Vector512<double> vector = Vector512.Create<long>(indices).AsDouble();
        for (int table = 0; table < LookUpTables.Parts; table++)
        {
            Vector512<double> widest = Lanes.LookUp(vector, table);
            for (int i = 0; i < indices.Length; i++)
            {
                double expected = LookUpTables.Find(table, indices[i] & (LookUpTables.Length - 1));
                Vector256<double> half = i < 4 ? vector.GetLower() : vector.GetUpper();
                Vector128<double> quarter = i % 4 < 2 ? half.GetLower() : half.GetUpper();
                Assert.Equal(expected, widest[i]);
                Assert.Equal(expected, Lanes.LookUp(half, table)[i % 4]);
                Assert.Equal(expected, Lanes.LookUp(quarter, table)[i % 2]);
                Assert.Equal(expected, Lanes.LookUpOne(vector[i], table));
            }
        }
    }

    [Fact]
    public void LookUp_GivesEveryLaneOfFloatsItsElement()
    {
        if (!Lanes.IsFused)
        {
            return;
        }

        // Only the last four bits count, as behind the shift of a kernel.
        Vector128<float> table = Vector128.Create(1f, 2f, 3f, 4f);
        Vector128<float> four = Vector128.Create(4f);
        for (int i = 0; i < 1024; i++)
        {
            Vector128<int> places = Vector128.Create(i, i + 5, 1023 - i, 7 * i);
            Vector128<float> found = Lanes.LookUp(places.AsSingle(), table, table + four, table + four + four, table + four + four + four);
            Assert.Equal(Vector128.ConvertToSingle((places & Vector128.Create(15)) + Vector128<int>.One), found);
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<float> low = Vector256.Create(table, table + four);
                Vector256<float> wide = Lanes.LookUp(Vector256.Create(places, places).AsSingle(), low, low + Vector256.Create(8f));
                Assert.Equal(Vector256.Create(found, found), wide);
            }
        }
    }

    // J. Machin's formula, with digits to spare; times 2^Digits.
    private static BigInteger Pi()
    {
        const int spare = 64;
        return ((16 * ArcTangentOfReciprocal(5, Digits + spare)) - (4 * ArcTangentOfReciprocal(239, Digits + spare))) >> spare;
    }

    private static BigInteger ArcTangentOfReciprocal(int x, int digits)
    {
        BigInteger power = (BigInteger.One << digits) / x;
        BigInteger sum = power;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power /= -x * x;
            sum += power / n;
        }

        return sum;
    }
}
