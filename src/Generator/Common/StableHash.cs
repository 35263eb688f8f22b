using System.Globalization;

namespace ActivationKernels.Common;

/// <summary>A hash that is the same in every process and on every machine (64-bit FNV-1a), for names of generated things.</summary>
internal static class StableHash
{
    /// <summary>Eight lower-case hexadecimal digits.</summary>
    public static string Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return ((uint)(hash ^ (hash >> 32))).ToString("x8", CultureInfo.InvariantCulture);
    }
}
