using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Requests;

/// <summary>The first thing in a formula that has no vector form. It holds an operation and never leaves the reading of a method.</summary>
/// <param name="Operation">What cannot be read; its syntax is the place to underline.</param>
/// <param name="Reason">Why, as a clause: "the remainder has no vector form".</param>
/// <param name="Advice">What to write instead, as a clause in the imperative.</param>
internal sealed record FormulaProblem(IOperation Operation, string Reason, string Advice)
{
    /// <summary>The method that calls itself, by way of others perhaps; null for every other problem.</summary>
    public IMethodSymbol? Recursive { get; init; }

    /// <summary>The code does not compile: the compiler has said so already.</summary>
    public bool IsCompilerError => Operation.DescendantsAndSelf().Any(o => o.Kind == OperationKind.Invalid);
}
