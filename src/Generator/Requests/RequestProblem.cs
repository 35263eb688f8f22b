using System.Globalization;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;

namespace ActivationKernels.Requests;

/// <summary>The part of a declaration that a problem is about.</summary>
internal enum RequestPart
{
    /// <summary>The name of the method.</summary>
    MethodName,

    /// <summary>The name of a containing type; the index counts from the inside out.</summary>
    ContainingType,

    /// <summary>The list of parameters of the method.</summary>
    ParameterList,

    /// <summary>The type of one parameter of the method, by index; -1 is the return type.</summary>
    ParameterType,

    /// <summary>The whole attribute.</summary>
    Attribute,

    /// <summary>The first argument of the attribute.</summary>
    NameArgument,

    /// <summary>A named argument of the attribute.</summary>
    Property,
}

/// <summary>What is wrong with a request, as plain data.</summary>
/// <param name="RuleId">The rule that it breaks.</param>
/// <param name="Arguments">Arguments of the message of the rule.</param>
/// <param name="Part">The part at fault.</param>
/// <param name="Property">Name of the property at fault; empty for other parts.</param>
/// <param name="Index">Which parameter or containing type; 0 for other parts.</param>
/// <param name="Suggestion">What a code fix puts in the place of the part; empty for none.</param>
internal sealed record RequestProblem(
    string RuleId,
    EquatableArray<string> Arguments,
    RequestPart Part,
    string Property = "",
    int Index = 0,
    string Suggestion = "")
{
    /// <summary>The message of the rule with its arguments.</summary>
    public string Message => string.Format(
        CultureInfo.InvariantCulture,
        Rules.Find(RuleId).MessageFormat.ToString(CultureInfo.InvariantCulture),
        Arguments.Cast<object>().ToArray());
}
