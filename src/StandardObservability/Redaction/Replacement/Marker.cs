using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Replacement;

/// <summary>The text that stands where a secret stood: <c>REDACTED-jwt</c>.</summary>
internal static class Marker
{
    private static readonly SearchValues<char> Kind = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    public static string Create(string kind) => RedactionKinds.MarkerPrefix + kind;

    /// <summary>Whether a value was redacted before, so that a second time changes nothing.</summary>
    public static bool IsMarker(ReadOnlySpan<char> value) => value.StartsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    /// <summary>Whether the dash there is the one within a marker.</summary>
    public static bool IsDashOfMarker(ReadOnlySpan<char> text, int at)
        => text[..(at + 1)].EndsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    /// <summary>Whether a marker begins there, and where it has ended.</summary>
    public static bool TryFindEnd(ReadOnlySpan<char> text, int at, out int end)
    {
        var isMarker = IsMarker(text[at..]);
        end = isMarker ? AsciiText.RunEnd(text, at + RedactionKinds.MarkerPrefix.Length, Kind) : at;
        return isMarker;
    }
}
