using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Replacement;

/// <summary>The text that replaces a secret, for example <c>REDACTED-jwt</c>.</summary>
internal static class Marker
{
    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    public static string Create(string kind) => RedactionKinds.MarkerPrefix + kind;

    /// <summary>Whether a value starts with a marker, so it was redacted before.</summary>
    public static bool IsMarker(ReadOnlySpan<char> value) => value.StartsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    /// <summary>Whether the dash at a position belongs to the prefix of a marker.</summary>
    public static bool IsDashOfMarker(ReadOnlySpan<char> text, int at)
        => text[..(at + 1)].EndsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    /// <summary>The start of a text up to its first marker. What follows was farther away before a secret was replaced.</summary>
    public static ReadOnlySpan<char> CutBefore(ReadOnlySpan<char> text)
        => text.IndexOf(RedactionKinds.MarkerPrefix, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    /// <summary>Finds the end of a marker that starts at a position.</summary>
    public static bool TryFindEnd(ReadOnlySpan<char> text, int at, out int end)
    {
        var isMarker = IsMarker(text[at..]);
        end = isMarker ? AsciiText.RunEnd(text, at + RedactionKinds.MarkerPrefix.Length, KindCharacters) : at;
        return isMarker;
    }
}
