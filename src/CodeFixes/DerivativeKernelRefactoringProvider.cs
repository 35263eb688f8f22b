using System.Collections.Generic;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Emission;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using LoweredKind = ActivationKernels.Lowering.KernelKind;

namespace ActivationKernels.CodeFixes;

/// <summary>
/// Adds a derivative kernel beside a forward kernel: one of its own where the generator adds none, and one that computes value and
/// derivative in a single pass.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DerivativeKernelRefactoringProvider))]
[Shared]
public sealed class DerivativeKernelRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax } method
            || model.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || KnownAttributes.Find(symbol) is not { } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax
            || RequestReader.Read(symbol, attribute, model.Compilation).Request?.Source is not { Kernel: { Kind: LoweredKind.Forward, Inputs.Count: 1 } } source)
        {
            return;
        }

        // The companion is the derivative kernel already.
        if (source.DerivativeCompanion.Length == 0)
        {
            Register("Add derivative kernel", LoweredKind.Derivative, "Derivative");
        }

        if (source.Shape == KernelShape.Spans)
        {
            Register("Add kernel for value and derivative", LoweredKind.ForwardAndDerivative, "WithDerivative");
        }

        void Register(string title, LoweredKind kind, string suffix)
        {
            string name = symbol.Name + suffix;
            if (symbol.ContainingType.GetMembers(name).IsEmpty)
            {
                context.RegisterRefactoring(CodeAction.Create(
                    title,
                    cancellation => AddAsync(context.Document, method, Kernel(method, syntax, source, kind, name), cancellation),
                    equivalenceKey: kind.ToString()));
            }
        }
    }

    private static async Task<Document> AddAsync(Document document, MethodDeclarationSyntax method, MemberDeclarationSyntax kernel, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.InsertNodesAfter(method, new[] { kernel }));
    }

    private static MemberDeclarationSyntax Kernel(MethodDeclarationSyntax method, AttributeSyntax attribute, KernelSource source, LoweredKind kind, string name)
    {
        IEnumerable<string> arguments = attribute.ArgumentList!.Arguments
            .Where(a => a.NameEquals?.Name.Identifier.ValueText is not (AttributeArguments.KindProperty or "Companions"))
            .Select(a => a.ToString())
            .Append($"{AttributeArguments.KindProperty} = global::ActivationKernels.KernelKind.{kind}");
        IEnumerable<string> parameters = source.Declaration.Parameters.SelectMany(p => Parameters(p, kind));
        string text = $"\n[{attribute.Name}({string.Join(", ", arguments)})]\n{method.Modifiers} {method.ReturnType} {name}({string.Join(", ", parameters)});\n";
        return ParseMemberDeclaration(text)!.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    // The input stays, the result is the derivative or comes before it.
    private static IEnumerable<string> Parameters(MethodParameter parameter, LoweredKind kind)
    {
        string modifier = parameter.Modifier.Length == 0 ? "" : parameter.Modifier + " ";
        string same = $"{modifier}{parameter.Type} {parameter.Name}";
        string derivative = $"{modifier}{parameter.Type} derivative";
        return parameter.Role switch
        {
            ParameterRole.Output => kind == LoweredKind.Derivative ? new[] { derivative } : new[] { same, derivative },
            ParameterRole.InPlace => new[] { $"{modifier}{parameter.Type.Replace("System.Span<", "System.ReadOnlySpan<")} x", derivative },
            _ => new[] { same },
        };
    }
}
