using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>What a code fix does to one document: kernels are declared in the types that need them, and called in the place of code.</summary>
internal sealed class KernelInsertion
{
    private readonly KernelProposal proposal;
    private readonly SyntaxNode[] replaced;
    private readonly TypeDeclarationSyntax type;

    private KernelInsertion(KernelProposal proposal, SyntaxNode[] replaced, TypeDeclarationSyntax type)
    {
        this.proposal = proposal;
        this.replaced = replaced;
        this.type = type;
    }

    /// <summary>Wanted name of the kernel.</summary>
    public string Name => proposal.Name;

    /// <summary>Null where the diagnostic proposes no kernel, or there is no type that could hold it.</summary>
    public static KernelInsertion? Of(Diagnostic diagnostic, SyntaxNode root)
    {
        SyntaxNode[] replaced = diagnostic.AdditionalLocations.Select(l => root.FindNode(l.SourceSpan)).ToArray();
        return replaced.Length > 0
            && KernelProposal.From(diagnostic.Properties) is { } proposal
            && replaced[0].FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type and not InterfaceDeclarationSyntax
                ? new KernelInsertion(proposal, replaced, type)
                : null;
    }

    /// <summary>Makes the changes that the diagnostics of one document propose. Equal kernels of one type are declared once.</summary>
    public static async Task<Document> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        KernelInsertion[] insertions = diagnostics
            .OrderBy(d => d.Location.SourceSpan.Start)
            .Select(d => Of(d, root))
            .OfType<KernelInsertion>()
            .ToArray();
        root = root.TrackNodes(insertions.SelectMany(i => i.replaced.Concat(i.type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())).Distinct());
        var names = new KernelNames();
        foreach (KernelInsertion insertion in insertions)
        {
            // Two kernels cannot replace the same code.
            if (insertion.replaced.All(node => root.GetCurrentNode(node) is not null))
            {
                INamedTypeSymbol symbol = model.GetDeclaredSymbol(insertion.type, cancellation)!;
                string name = names.For(symbol, insertion.proposal, out bool isNew);
                root = insertion.Apply(root, name, isNew);
            }
        }

        return document.WithSyntaxRoot(root);
    }

    private SyntaxNode Apply(SyntaxNode root, string name, bool isNew)
    {
        SyntaxNode first = root.GetCurrentNode(replaced[0])!;
        StatementSyntax[] statements = ParseStatements(proposal.Replacement.Replace(KernelProposal.NamePlace, name));
        statements[0] = statements[0].WithLeadingTrivia(first.GetLeadingTrivia());
        statements[statements.Length - 1] = statements[statements.Length - 1].WithTrailingTrivia(first.GetTrailingTrivia());
        SyntaxNode[] formatted = statements.Select(s => s.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation)).ToArray();
        root = first.Parent is BlockSyntax || formatted.Length == 1
            ? root.ReplaceNode(first, formatted)
            : root.ReplaceNode(first, Block(formatted.Cast<StatementSyntax>()).WithAdditionalAnnotations(Formatter.Annotation));
        foreach (SyntaxNode gone in replaced.Skip(1))
        {
            root = root.RemoveNode(root.GetCurrentNode(gone)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        if (!isNew)
        {
            return root;
        }

        TypeDeclarationSyntax current = root.GetCurrentNode(type)!;
        root = root.ReplaceNode(current, current.AddMembers(Kernel(name)));
        foreach (TypeDeclarationSyntax containing in type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            TypeDeclarationSyntax declaration = root.GetCurrentNode(containing)!;
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                root = Change.For(RuleIds.NotImplementable, declaration, "partial")!.Apply(root);
            }
        }

        return root;
    }

    private MemberDeclarationSyntax Kernel(string name) => ParseMemberDeclaration(
        $"\n[global::ActivationKernels.Activation({proposal.Arguments})]\nprivate static partial void {name}({proposal.Parameters});\n")!
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);

    private static StatementSyntax[] ParseStatements(string text) => ((BlockSyntax)ParseStatement("{" + text + "}")).Statements
        .Select(s => s.WithoutTrivia())
        .Select((s, i) => i == 0 ? s : s.WithLeadingTrivia(ElasticLineFeed))
        .ToArray();

    /// <summary>The kernels that one change declares, by type and by what they compute.</summary>
    private sealed class KernelNames
    {
        private readonly Dictionary<(string Type, string Arguments, string Parameters), string> declared = new();

        public string For(INamedTypeSymbol type, KernelProposal proposal, out bool isNew)
        {
            var key = (type.ToDisplayString(), proposal.Arguments, proposal.Parameters);
            isNew = !declared.TryGetValue(key, out string? name);
            if (name is null)
            {
                name = FreeName(type, key.Item1, proposal.Name);
                declared.Add(key, name);
            }

            return name;
        }

        private string FreeName(INamedTypeSymbol type, string typeName, string wanted)
        {
            string name = wanted;
            for (int i = 2; IsTaken(name); i++)
            {
                name = wanted + "Kernel" + (i == 2 ? "" : i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            return name;

            // A kernel brings its companions along.
            bool IsTaken(string candidate) => type.Name == candidate
                || new[] { "", "Derivative", "Backward" }.Any(suffix =>
                    !type.GetMembers(candidate + suffix).IsEmpty || declared.Any(d => d.Key.Type == typeName && (d.Value == candidate + suffix || candidate == d.Value + suffix)));
        }
    }
}
