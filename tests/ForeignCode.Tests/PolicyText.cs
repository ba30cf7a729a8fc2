using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ForeignCode.Tests;

/// <summary>A policy in memory.</summary>
internal sealed class PolicyText(string path, string text) : AdditionalText
{
    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
