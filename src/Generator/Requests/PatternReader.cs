using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Requests;

/// <summary>Reads patterns over one number as conditions.</summary>
internal sealed class PatternReader
{
    private readonly FormulaReader reader;

    public PatternReader(FormulaReader reader) => this.reader = reader;

    /// <summary>Whether <paramref name="input"/> matches; null where the pattern cannot be read, and the reader then has the problem.</summary>
    public Condition? Read(IPatternOperation pattern, Expr input)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Condition.True;
            case ITypePatternOperation type when FormulaReader.IsNumber(type.MatchedType):
                return Condition.True;
            case IDeclarationPatternOperation declaration when FormulaReader.IsNumber(declaration.NarrowedType):
                if (declaration.DeclaredSymbol is { } variable)
                {
                    reader.Scope = reader.Scope.With(variable, input);
                }

                return Condition.True;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: double.NaN or float.NaN } }:
                return Condition.IsNaN(input);
            case IConstantPatternOperation constant:
                return reader.Read(constant.Value) is { } equal ? Condition.Equal(input, equal) : null;
            case IRelationalPatternOperation relational:
                return reader.Read(relational.Value) is { } bound ? FormulaReader.Compare(relational.OperatorKind, input, bound) : null;
            case INegatedPatternOperation negated:
                return Read(negated.Pattern, input) is { } operand ? !operand : null;
            case IBinaryPatternOperation binary:
                if (Read(binary.LeftPattern, input) is not { } left || Read(binary.RightPattern, input) is not { } right)
                {
                    return null;
                }

                return binary.OperatorKind == BinaryOperatorKind.And ? left & right : left | right;
            default:
                return reader.Refuse<Condition>(pattern, "this pattern has no vector form", "use relational patterns such as '< 0', combined with and, or, not");
        }
    }
}
