namespace ActivationKernels.Lowering;

/// <summary>
/// The constants that the instruction LookUp finds by number. The runtime compiles this file too: kernels and the programs that
/// they are made from read the same tables.
/// </summary>
internal static class LookUpTables
{
    /// <summary>The table of the first part of 2 / pi, which those of the next parts follow.</summary>
    public const int TwoOverPi = 0;

    /// <summary>Number of parts of 2 / pi.</summary>
    public const int Parts = 4;

    /// <summary>Elements of a table: indices are taken modulo this power of two, so that none leads outside.</summary>
    public const int Length = 64;

    // A part has as many binary digits as a double; so many lie between the beginnings of an element and the next, and so many before
    // the binary point at the first.
    private const int PartDigits = 53;
    private const int Step = 16;
    private const int Lead = 5;

    // The first 1,216 digits of 2 / pi behind the binary point, as many as the last part of the last element needs. Printed by
    // tools/approximations.sollya.
    private static readonly ulong[] Digits =
    {
        11743562013128004905, 18169587780923219392, 15808362127397457985, 18325537948574664033,
        13196794004601950944, 452944820249399836, 18311050168422213438, 16754012890938950788,
        16833452818741296705, 4148332274289687028, 11278244420634880059, 2303758334597371919,
        17235013589178936607, 7869616827067468215, 5712322887342352941, 8441921394348257659,
        4397547296490951402, 7780917995555872008, 6197850593633725355,
    };

    private static readonly double[][] All = { Part(0), Part(1), Part(2), Part(3) };

    /// <summary>The element of a table.</summary>
    public static double Find(int table, long index) => All[table][index & (Length - 1)];

    // Element k of part j: the 53 digits of 2 / pi from that of the weight 2^(4 - 16 k - 53 j) on, times 2^(49 + 16 k).
    private static double[] Part(int part)
    {
        double scale = 2;
        for (int i = 0; i < part; i++)
        {
            scale /= 1L << PartDigits;
        }

        double[] elements = new double[Length];
        for (int i = 0; i < Length; i++)
        {
            ulong digits = 0;
            int first = (Step * i) - Lead + (PartDigits * part);
            for (int place = first; place < first + PartDigits; place++)
            {
                digits = (digits << 1) | Digit(place);
            }

            elements[i] = (long)digits * scale;
        }

        return elements;
    }

    // The digit behind so many others; 0 before the binary point.
    private static ulong Digit(int place) => place < 0 ? 0 : (Digits[place / 64] >> (63 - (place % 64))) & 1;
}
