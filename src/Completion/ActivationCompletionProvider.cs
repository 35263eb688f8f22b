using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Catalog;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace ActivationKernels.Completion;

/// <summary>
/// Completes the attributes of kernels and layers: the names of the catalog inside the string, and behind it the parameters that the
/// named activation has.
/// </summary>
[ExportCompletionProvider(nameof(ActivationCompletionProvider), LanguageNames.CSharp)]
[Shared]
public sealed class ActivationCompletionProvider : CompletionProvider
{
    private const string Summary = nameof(Summary);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) => trigger.Kind switch
    {
        CompletionTriggerKind.Insertion => trigger.Character is '"' or '_' or '(' or ' ' || char.IsLetterOrDigit(trigger.Character),
        _ => true,
    };

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || context.Position == 0)
        {
            return;
        }

        // The token that the caret stands in, or that it has just left.
        SyntaxToken token = root.FindToken(context.Position - 1);
        if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments.Count: > 0 } attribute)
        {
            return;
        }

        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (KnownAttributes.KindOf(TypeOf(attribute, model, context.CancellationToken)) is not { } kind)
        {
            return;
        }

        if (token.IsKind(SyntaxKind.StringLiteralToken) && token.Parent is LiteralExpressionSyntax { Parent: AttributeArgumentSyntax { NameEquals: null } })
        {
            ProvideNames(context, token, kind);
        }
        else if (IsAtStartOfArgument(token) && attribute.ArgumentList.Arguments[0].Span.End < context.Position && Named(attribute, model, context.CancellationToken) is { } activation)
        {
            ProvideParameters(context, attribute, activation);
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties.TryGetValue(Summary, out string? summary) ? summary : item.DisplayText));

    private static void ProvideNames(CompletionContext context, SyntaxToken token, AttributeKind kind)
    {
        bool isClosed = token.Text.Length > 1 && token.Text[token.Text.Length - 1] == '"';
        int start = token.SpanStart + 1;
        if (context.Position < start || context.Position > token.Span.End - (isClosed ? 1 : 0))
        {
            return;
        }

        context.IsExclusive = true;
        context.CompletionListSpan = TextSpan.FromBounds(start, isClosed ? token.Span.End - 1 : context.Position);
        foreach (Activation activation in ActivationCatalog.All.Where(a => kind == AttributeKind.Kernel || FitsLayer(a)))
        {
            foreach (string name in activation.Aliases.Prepend(activation.Name))
            {
                context.AddItem(Item(name, name, activation.Summary, name == activation.Name ? "" : activation.Name));
            }
        }
    }

    private static bool FitsLayer(Activation activation) =>
        activation.LeastInputs == 1 && (!activation.IsRowReduction || NetworkRoles.IsDistribution(activation.Name));

    private static void ProvideParameters(CompletionContext context, AttributeSyntax attribute, Activation activation)
    {
        HashSet<string> given = new(attribute.ArgumentList!.Arguments
            .Where(a => !a.Span.IntersectsWith(context.Position))
            .Select(a => a.NameEquals?.Name.Identifier.ValueText)
            .OfType<string>());
        foreach (Parameter parameter in activation.Parameters.Where(p => !given.Contains(p.Name)))
        {
            context.AddItem(Item(parameter.Name + " =", parameter.Name, $"{parameter.Name} of {activation.Name}; {parameter.Default.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} unless set", activation.Name));
        }
    }

    private static CompletionItem Item(string text, string filter, string summary, string suffix) => CompletionItem.Create(
        text,
        filterText: filter,
        sortText: filter,
        properties: ImmutableDictionary<string, string>.Empty.Add(Summary, summary),
        tags: ImmutableArray.Create("Constant"),
        rules: CompletionItemRules.Default.WithMatchPriority(MatchPriority.Preselect),
        displayTextPrefix: "",
        displayTextSuffix: "",
        inlineDescription: suffix);

    // Behind a parenthesis or comma, or in the word that begins there.
    private static bool IsAtStartOfArgument(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenParenToken or SyntaxKind.CommaToken => token.Parent is AttributeArgumentListSyntax,
        SyntaxKind.IdentifierToken => token.Parent is IdentifierNameSyntax { Parent: NameEqualsSyntax or AttributeArgumentSyntax { NameColon: null } },
        _ => false,
    };

    private static Activation? Named(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation) => attribute.ArgumentList!.Arguments
        .Where(a => a.NameEquals is null)
        .Select(a => model.GetConstantValue(a.Expression, cancellation).Value as string)
        .Where(name => name is not null)
        .Select(name => ActivationCatalog.Find(name!))
        .FirstOrDefault(a => a is not null);

    // An attribute that is still being written binds to no constructor.
    private static INamedTypeSymbol? TypeOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(attribute, cancellation).Type as INamedTypeSymbol;
}
