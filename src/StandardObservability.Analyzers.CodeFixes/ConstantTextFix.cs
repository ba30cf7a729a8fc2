using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.CodeFixes;

/// <summary>Writes the unit or the name that the policy defines, where the constant is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ConstantTextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.UnknownName, RuleIds.Unit, RuleIds.CatalogueMismatch, RuleIds.DeprecatedName];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(PropertyNames.Replacement, out var text)
                && text != null
                && diagnostic.Properties.TryGetValue(PropertyNames.Fix, out var fix))
            {
                var solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create($"Write \"{text}\"", token => FixAsync(solution, diagnostic, fix, text, token), diagnostic.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> FixAsync(Solution solution, Diagnostic diagnostic, string? fix, string text, CancellationToken cancellation)
    {
        var location = fix == FixNames.AddUnit ? diagnostic.Location : diagnostic.AdditionalLocations.FirstOrDefault() ?? diagnostic.Location;
        if (solution.GetDocument(location.SourceTree) is not { } document
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return solution;
        }

        var node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        var changed = fix == FixNames.AddUnit ? AddUnit(root, node, text) : Replace(root, node, text);
        return solution.WithDocumentSyntaxRoot(document.Id, changed);
    }

    private static SyntaxNode Replace(SyntaxNode root, SyntaxNode node, string text)
    {
        var old = node is VariableDeclaratorSyntax { Initializer: { } initializer } ? initializer.Value : node;
        return root.ReplaceNode(old, Literal(text).WithTriviaFrom(old));
    }

    private static SyntaxNode AddUnit(SyntaxNode root, SyntaxNode node, string text)
    {
        if (node.FirstAncestorOrSelf<ArgumentListSyntax>() is not { } arguments)
        {
            return root;
        }

        var unit = arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "unit");
        if (unit != null)
        {
            return root.ReplaceNode(unit.Expression, Literal(text));
        }

        // The unit is the second parameter of counters and histograms; of observable instruments it follows the callback, so the argument is named.
        var added = SyntaxFactory.Argument(SyntaxFactory.NameColon("unit"), default, Literal(text).WithLeadingTrivia(SyntaxFactory.Space));
        var last = arguments.Arguments.Last();
        var list = arguments.Arguments.Replace(last, last.WithoutTrailingTrivia()).Add(added.WithLeadingTrivia(SyntaxFactory.Space));
        return root.ReplaceNode(arguments, arguments.WithArguments(list));
    }

    private static LiteralExpressionSyntax Literal(string text) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
