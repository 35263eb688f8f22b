using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Analyzers;

/// <summary>Consecutive calls whose composition is an activation, or its backward pass, and whose intermediate results nobody else reads.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Display">What they compute.</param>
/// <param name="Input">Text of the buffer that they start from.</param>
/// <param name="Proposal">The kernel that computes the same in one pass.</param>
/// <param name="Replaced">The statements that go, the place of the call first.</param>
internal sealed record TensorFusion(int Calls, string Display, string Input, KernelProposal Proposal, ImmutableArray<SyntaxNode> Replaced)
{
    public static TensorFusion? Of(IReadOnlyList<TensorCall> calls, BlockSyntax block, SemanticModel model)
    {
        var table = new ExprTable();
        var values = new Dictionary<ISymbol, Expr>(SymbolEqualityComparer.Default);
        var inputs = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (TensorCall call in calls)
        {
            var operands = new List<Expr>();
            foreach (IOperation source in call.Sources)
            {
                if (Operand(source) is not { } operand)
                {
                    return null;
                }

                operands.Add(operand);
            }

            if (TensorCall.Buffer(call.Destination) is not { } destination || call.Value(table, operands) is not { } value)
            {
                return null;
            }

            values[destination] = value;
        }

        TensorCall last = calls[calls.Count - 1];
        ISymbol result = TensorCall.Buffer(last.Destination)!;
        ISymbol[] temporaries = values.Keys.Where(s => !SymbolEqualityComparer.Default.Equals(s, result)).ToArray();
        var uses = new BufferUses(calls, block, model);
        if (calls.Any(c => !Contributes(c)) || temporaries.Any(uses.IsReadElsewhere) || Match(values[result]) is not { } match)
        {
            return null;
        }

        (KnownFunction known, string x, string? upstream) = (match.Known, match.X, match.Upstream);

        string input = inputs[x].Syntax.ToString();
        string output = last.Destination.Syntax.ToString();
        string replacement = upstream is null
            ? $"{KernelProposal.NamePlace}({input}, {output});"
            : $"{KernelProposal.NamePlace}({input}, {inputs[upstream].Syntax}, {output});";
        KernelKind kind = upstream is not null ? KernelKind.Backward : known.IsDerivative ? KernelKind.Derivative : KernelKind.Forward;
        var replaced = ImmutableArray.Create<SyntaxNode>(last.Statement)
            .AddRange(calls.Take(calls.Count - 1).Select(c => c.Statement))
            .AddRange(temporaries.Select(uses.Declaration).OfType<SyntaxNode>());
        return new TensorFusion(
            calls.Count,
            upstream is null ? known.Display : $"the backward pass of {known.Activation}",
            input,
            KernelProposal.Of(known, kind, last.Element, replacement),
            replaced);

        Expr? Operand(IOperation source)
        {
            if (Unconverted(source).ConstantValue is { HasValue: true, Value: float or double or int } constant)
            {
                return table.Constant(Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture));
            }

            if (TensorCall.Buffer(source) is not { } buffer)
            {
                return null;
            }

            if (!values.TryGetValue(buffer, out Expr? value))
            {
                inputs[buffer.Name] = source;
                value = table.Input(buffer.Name);
            }

            return value;
        }

        // A call whose result no later one reads does something else.
        bool Contributes(TensorCall call) => ReferenceEquals(call, last) || calls
            .SkipWhile(c => !ReferenceEquals(c, call))
            .Skip(1)
            .Any(c => c.Sources.Any(s => SymbolEqualityComparer.Default.Equals(TensorCall.Buffer(s), TensorCall.Buffer(call.Destination))));
    }

    // f(x), or u f'(x) for another buffer u.
    private static FusedFormula? Match(Expr value)
    {
        string[] variables = Substitution.Variables(value).ToArray();
        if (variables.Length == 1)
        {
            return Find(value, variables[0]) is { } known ? new FusedFormula(known, variables[0], null) : null;
        }

        if (variables.Length == 2)
        {
            ExprTable table = value.Table;
            foreach (string upstream in variables)
            {
                string x = variables.First(v => !string.Equals(v, upstream, StringComparison.Ordinal));
                Expr once = Substitution.Replace(value, table.Input(upstream), table.Constant(1));
                Expr thrice = Substitution.Replace(value, table.Input(upstream), table.Constant(3));
                var one = new ScalarFunction(once, table.Input(x));
                var three = new ScalarFunction(thrice, table.Input(x));
                if (Fingerprint.Of(three).Matches(Fingerprint.Of(p => 3 * one.At(p))) && Find(once, x) is { IsDerivative: true } derivative)
                {
                    return new FusedFormula(derivative, x, upstream);
                }
            }
        }

        return null;
    }

    private static KnownFunction? Find(Expr value, string variable) =>
        FormulaRecognizer.Recognise(new ScalarFunction(value, value.Table.Input(variable))) is { Fault: FormulaFault.None or FormulaFault.Overflows, Known: { } known } ? known : null;

    private static IOperation Unconverted(IOperation operation) =>
        operation is Microsoft.CodeAnalysis.Operations.IConversionOperation { ConstantValue.HasValue: false } conversion ? Unconverted(conversion.Operand) : operation;

    private sealed record FusedFormula(KnownFunction Known, string X, string? Upstream);
}
