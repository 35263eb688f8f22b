using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Expressions;

namespace ActivationKernels.Catalog;

/// <summary>A formula of the user as plain data, bound to the parameters of one kernel.</summary>
/// <param name="Name">Name of its method.</param>
/// <param name="Tree">The formula; its leaves have the names of the method's parameters.</param>
/// <param name="Inputs">Parameters that are element-wise inputs, in the order in which the kernel takes them.</param>
/// <param name="Parameters">The others: run-time scalars and compile-time constants.</param>
internal sealed record UserFormula(string Name, FormulaTree Tree, EquatableArray<string> Inputs, EquatableArray<Parameter> Parameters)
{
    /// <summary>What the header of the emitted file says about forms that were replaced by stable ones.</summary>
    public EquatableArray<string> Recognised { get; init; }

    /// <summary>Name of the row that is the same function, and lends its stable forms; empty for none.</summary>
    public string Row { get; init; } = "";

    /// <summary>A row like those of the catalog, so that nothing behind it knows the difference.</summary>
    public Activation ToActivation()
    {
        Activation? row = ActivationCatalog.Find(Row);
        return new Activation(
            Name,
            "Formula of the user",
            Formula,
            parameters: Parameters.ToArray(),
            inputs: Inputs.ToArray(),
            stableFormula: row is null ? null : operands => row.Value(Defaults(row, operands.X)),
            stableDerivatives: row is null ? null : [operands => row.Derivative(Defaults(row, operands.X), operands.X)]);
    }

    /// <summary>The row of one input that is this function of <paramref name="x"/> with all parameters at their defaults.</summary>
    public static Activation? FindRow(Expr formula, Expr x) => ActivationCatalog.ElementWise.FirstOrDefault(row =>
        row.MostInputs == 1 && ReferenceEquals(AtomRecognition.Recognise(row.Formula(Defaults(row, x))).Formula, formula));

    private static FormulaOperands Defaults(Activation row, Expr x) => new(
        ImmutableArray.Create(x),
        row.Parameters.ToDictionary(p => p.Name, p => x.Table.Constant(p.Default), StringComparer.OrdinalIgnoreCase));

    private Expr Formula(FormulaOperands operands)
    {
        List<string> inputs = Inputs.ToList();
        return Tree.Build(operands.Table, name => inputs.IndexOf(name) is >= 0 and var input ? operands.Inputs[input] : operands[name]);
    }
}
