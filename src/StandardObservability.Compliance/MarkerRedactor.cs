using Microsoft.Extensions.Compliance.Redaction;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Compliance;

/// <summary>Replaces every value by the marker of classified values.</summary>
internal sealed class MarkerRedactor : Redactor
{
    private static readonly string Text = Marker.Create(RedactionKinds.Classified);

    public override int GetRedactedLength(ReadOnlySpan<char> input) => Text.Length;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        Text.CopyTo(destination);
        return Text.Length;
    }
}
