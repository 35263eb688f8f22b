using System;
using ActivationKernels.Expressions;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>A change of one operation, tried on its values before it is proposed.</summary>
/// <param name="Target">The operation that is read otherwise.</param>
/// <param name="Read">How it is read.</param>
/// <param name="Location">The text that changes.</param>
/// <param name="Text">What it changes into.</param>
internal sealed record Alteration(IOperation Target, Func<FormulaReader, ExprTable, Expr?> Read, Location Location, string Text);
