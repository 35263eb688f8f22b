using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>What the functions of the package's class Formulas mean: primitives and rows of the catalog.</summary>
internal static class PackageFunctions
{
    public static bool Contains(IMethodSymbol method) => method.ContainingType is
    {
        Name: "Formulas",
        ContainingType: null,
        ContainingNamespace: { Name: "ActivationKernels", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>The function of the arguments; null where it has no vector form.</summary>
    public static Expr? Build(IMethodSymbol method, ImmutableArray<Expr> arguments)
    {
        Expr x = arguments[0];
        string name = Primitive(method.Name);
        if (Expressions.Primitive.All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal)) is { } primitive)
        {
            return x.Table.Call(primitive, x);
        }

        if (ActivationCatalog.Find(method.Name) is not { MostInputs: 1, IsRowReduction: false } row)
        {
            return null;
        }

        var values = new Dictionary<string, Expr>(StringComparer.OrdinalIgnoreCase);
        foreach (Parameter parameter in row.Parameters)
        {
            int position = method.Parameters.Select(p => p.Name).ToList().FindIndex(p => string.Equals(p, parameter.Name, StringComparison.OrdinalIgnoreCase));
            values[parameter.Name] = position < 0 ? x.Table.Constant(parameter.Default) : arguments[position];
        }

        return row.Formula(new FormulaOperands(ImmutableArray.Create(x), values));
    }

    // The platform writes ExpM1 and LogP1.
    private static string Primitive(string method) => method switch
    {
        "LogP1" => "log1p",
        _ => method.ToLowerInvariant(),
    };
}
