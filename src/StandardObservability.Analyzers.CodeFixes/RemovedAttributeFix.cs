using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.CodeFixes;

/// <summary>Removes an attribute whose key or value the policy does not allow: the argument of a measurement, or the statement that sets it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RemovedAttributeFix : CodeFixProvider
{
    private const string Title = "Remove the attribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedValue, RuleIds.DeniedAttribute, RuleIds.ClassifiedValue];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(d => d.Properties.TryGetValue(PropertyNames.Fix, out var fix) && fix == FixNames.Remove))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, token => FixAsync(context.Document, diagnostic, token), Title), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var removed = node == null ? null : FindRemoved(node);
        var changed = removed == null ? null : root!.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia);
        return changed == null ? document : document.WithSyntaxRoot(changed);
    }

    // The creation of a pair is an argument of the measurement; a key or value is an argument of a call that is a statement.
    private static SyntaxNode? FindRemoved(SyntaxNode node)
    {
        var pair = node.AncestorsAndSelf().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(creation => creation.Parent is ArgumentSyntax);
        return pair?.Parent ?? (SyntaxNode?)node.FirstAncestorOrSelf<ExpressionStatementSyntax>();
    }
}
