using System.Globalization;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>One change of a syntax tree.</summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Node">The node that goes.</param>
/// <param name="Replacement">What comes in its place; null for nothing.</param>
internal sealed record Change(string Title, SyntaxNode Node, SyntaxNode? Replacement)
{
    public SyntaxNode Apply(SyntaxNode root) => Replacement is null
        ? root.RemoveNode(Node, SyntaxRemoveOptions.KeepNoTrivia)!
        : root.ReplaceNode(Node, Replacement);

    /// <summary>The change that repairs a declaration; null where there is none to offer.</summary>
    /// <param name="ruleId">The rule that was broken.</param>
    /// <param name="node">The part at fault.</param>
    /// <param name="suggestion">What the analyzer suggests in its place.</param>
    public static Change? For(string ruleId, SyntaxNode node, string suggestion) => (ruleId, node, suggestion) switch
    {
        (RuleIds.NotImplementable, MethodDeclarationSyntax method, "body") when !method.Modifiers.Any(SyntaxKind.ExternKeyword) => WithoutBody(method),
        (RuleIds.NotImplementable, MemberDeclarationSyntax member, "partial") => new("Add 'partial'", member, WithPartial(member)),
        (RuleIds.UnknownActivation, AttributeArgumentSyntax argument, not "") => new(
            $"Change to '{suggestion}'", argument, argument.WithExpression(Text(suggestion).WithTriviaFrom(argument.Expression))),
        (RuleIds.UnknownSignature, ParameterListSyntax list, not "") => new(
            $"Change to {suggestion}", list, ParseParameterList(suggestion).WithTriviaFrom(list)),
        (RuleIds.KindContradictsSignature, AttributeArgumentSyntax argument, not "") => new(
            $"Change to {suggestion}", argument, WithKind(argument, suggestion)),
        (RuleIds.ParameterOutOfRange, AttributeArgumentSyntax argument, not "") => new(
            $"Change to {suggestion}", argument, argument.WithExpression(Number(suggestion).WithTriviaFrom(argument.Expression))),
        (RuleIds.InvalidNetwork, MemberDeclarationSyntax member, "partial") => new("Add 'partial'", member, WithPartial(member)),
        (RuleIds.InvalidNetwork, AttributeArgumentSyntax argument, not "") => new(
            $"Change to {suggestion}", argument, argument.WithExpression(Number(suggestion).WithTriviaFrom(argument.Expression))),
        (RuleIds.ParameterWithoutEffect, AttributeArgumentSyntax argument, _) => new("Remove", argument, null),
        _ => null,
    };

    // A method that stays without 'partial' would trade one error for another.
    private static Change? WithoutBody(MethodDeclarationSyntax method)
    {
        if (method.Body is null && method.ExpressionBody is null)
        {
            return null;
        }

        SyntaxTriviaList end = method.GetTrailingTrivia();
        MethodDeclarationSyntax bare = method
            .WithBody(null)
            .WithExpressionBody(null)
            .WithParameterList(method.ParameterList.WithTrailingTrivia())
            .WithSemicolonToken(Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(end));
        return new Change("Remove the body", method, bare.Modifiers.Any(SyntaxKind.PartialKeyword) ? bare : WithPartial(bare));
    }

    private static SyntaxNode WithPartial(MemberDeclarationSyntax member)
    {
        SyntaxToken partial = Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(Space);
        if (member.Modifiers.Count > 0)
        {
            return member.WithModifiers(member.Modifiers.Add(partial));
        }

        // The first token behind the attributes hands its comments over.
        SyntaxToken first = member switch
        {
            TypeDeclarationSyntax type => type.Keyword,
            MethodDeclarationSyntax method => method.ReturnType.GetFirstToken(),
            _ => member.GetFirstToken(),
        };
        return ((MemberDeclarationSyntax)member.ReplaceToken(first, first.WithLeadingTrivia()))
            .WithModifiers(TokenList(partial.WithLeadingTrivia(first.LeadingTrivia)));
    }

    private static AttributeArgumentSyntax WithKind(AttributeArgumentSyntax argument, string kind)
    {
        ExpressionSyntax expression = argument.Expression is MemberAccessExpressionSyntax member
            ? member.WithName(IdentifierName(kind))
            : ParseExpression("KernelKind." + kind);
        return argument.WithExpression(expression.WithTriviaFrom(argument.Expression));
    }

    private static LiteralExpressionSyntax Text(string value) => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(value));

    private static ExpressionSyntax Number(string value) =>
        ParseExpression(double.Parse(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
}
