using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActivationKernels.Catalog;

namespace ActivationKernels.Requests;

/// <summary>Checks that of two parameters the one which has to be smaller is.</summary>
internal static class OrderedParameters
{
    /// <summary>The parameter at fault and the arguments of the message about it; null where the order holds or is not known yet.</summary>
    /// <param name="activation">The row.</param>
    /// <param name="values">Values that are set.</param>
    /// <param name="scalars">Parameters whose values are given at run time; they are the caller's to check.</param>
    public static (string Name, string Nearest, string[] Arguments)? Fault(
        Activation activation, IEnumerable<ParameterValue> values, IReadOnlyCollection<string> scalars)
    {
        if (activation.Order is not { } order || scalars.Contains(order.Smaller) || scalars.Contains(order.Larger))
        {
            return null;
        }

        double smaller = ValueOf(order.Smaller);
        double larger = ValueOf(order.Larger);
        if (smaller < larger)
        {
            return null;
        }

        bool isSmaller = values.Any(v => Is(v, order.Smaller));
        Parameter parameter = activation.FindParameter(isSmaller ? order.Smaller : order.Larger)!;
        string range = isSmaller ? $"[{Text(parameter.Minimum)}, {Text(larger)})" : $"({Text(smaller)}, {Text(parameter.Maximum)}]";
        return (
            parameter.Name,
            Text(isSmaller ? parameter.Minimum : parameter.Maximum),
            new[] { parameter.Name, Text(isSmaller ? smaller : larger), range, activation.Name, order.Reason });

        double ValueOf(string name) =>
            values.Where(v => Is(v, name)).Select(v => v.Value).DefaultIfEmpty(activation.FindParameter(name)!.Default).First();

        static bool Is(ParameterValue value, string name) => string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
