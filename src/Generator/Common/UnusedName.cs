using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActivationKernels.Common;

/// <summary>Names that nothing else has.</summary>
internal static class UnusedName
{
    /// <summary>The wanted name, with a number from 2 on behind it where it is taken.</summary>
    public static string Of(string wanted, IEnumerable<string> taken)
    {
        string name = wanted;
        for (int i = 2; taken.Contains(name); i++)
        {
            name = wanted + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
