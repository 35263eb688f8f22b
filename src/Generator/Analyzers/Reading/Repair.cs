using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>
/// Looks for the smallest change that makes a formula right: one sign, one constant, a missing square, a summand too many. Each is tried on the values, so that a change
/// is proposed only where it gives the right function.
/// </summary>
internal static class Repair
{
    private const int MostTrials = 60;

    /// <param name="site">A site with a fault.</param>
    /// <param name="right">What it has to become.</param>
    /// <param name="constants">Constants to try in the place of those in the code.</param>
    public static Alteration? Find(FormulaSite site, Fingerprint right, IReadOnlyCollection<double> constants) => Candidates(site, constants)
        .Take(MostTrials)
        .FirstOrDefault(c => site.Read(c)?.Views.Any(view => Fingerprint.Of(view.Function).Matches(right)) == true);

    private static IEnumerable<Alteration> Candidates(FormulaSite site, IReadOnlyCollection<double> constants)
    {
        foreach (IOperation operation in site.Operations())
        {
            switch (operation)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, OperatorMethod: null, Syntax: BinaryExpressionSyntax syntax } binary
                    when FormulaReader.IsNumber(binary.Type) && !binary.ConstantValue.HasValue:
                    bool isSum = binary.OperatorKind == BinaryOperatorKind.Add;
                    yield return new Alteration(
                        binary,
                        (reader, _) => reader.Read(binary.LeftOperand) is { } left && reader.Read(binary.RightOperand) is { } right ? isSum ? left - right : left + right : null,
                        syntax.OperatorToken.GetLocation(),
                        isSum ? "-" : "+");
                    yield return new Alteration(binary, (reader, _) => reader.Read(binary.LeftOperand), syntax.GetLocation(), binary.LeftOperand.Syntax.ToString());
                    foreach (IOperation operand in new[] { binary.LeftOperand, binary.RightOperand }.Where(IsTerm))
                    {
                        yield return Squared(binary, operand, isSum);
                    }

                    break;
                case IInvocationOperation { TargetMethod.Name: "Exp", Arguments.Length: 1 } call:
                    IOperation value = call.Arguments[0].Value;
                    yield return new Alteration(
                        call, (reader, _) => reader.Read(value) is { } exponent ? Functions.Exp(-exponent) : null, value.Syntax.GetLocation(), NegatedText(value));
                    break;
                case ILiteralOperation { Syntax: LiteralExpressionSyntax } literal when FormulaReader.IsNumber(literal.Type):
                    string suffix = literal.Type!.SpecialType == SpecialType.System_Single ? "f" : "";
                    foreach (double constant in constants)
                    {
                        yield return new Alteration(
                            literal,
                            (_, table) => table.Constant(constant),
                            literal.Syntax.GetLocation(),
                            (suffix.Length > 0 ? ((float)constant).ToString("R", CultureInfo.InvariantCulture) : constant.ToString("R", CultureInfo.InvariantCulture)) + suffix);
                    }

                    break;
            }
        }
    }

    // 1 - t for 1 - t * t
    private static Alteration Squared(IBinaryOperation binary, IOperation operand, bool isSum)
    {
        return new Alteration(binary, Read, operand.Syntax.GetLocation(), $"{operand.Syntax} * {operand.Syntax}");

        Expr? Read(FormulaReader reader, ExprTable table)
        {
            if (reader.Read(binary.LeftOperand) is not { } left || reader.Read(binary.RightOperand) is not { } right)
            {
                return null;
            }

            (left, right) = ReferenceEquals(operand, binary.LeftOperand) ? (left * left, right) : (left, right * right);
            return isSum ? left + right : left - right;
        }
    }

    private static bool IsTerm(IOperation operand) => operand is ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation;

    private static string NegatedText(IOperation value) => value.Syntax switch
    {
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.UnaryMinusExpression) => prefix.Operand.ToString(),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax => "-" + value.Syntax,
        _ => "-(" + value.Syntax + ")",
    };
}
