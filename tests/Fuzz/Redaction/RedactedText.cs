using System.Text.RegularExpressions;
using StandardObservability.Conventions.Redaction;

namespace Fuzz.Redaction;

/// <summary>Checks a redacted text against the original.</summary>
internal static class RedactedText
{
    private const int MaxPasses = 8;

    private static readonly Regex Markers = new(
        $"{RedactionKinds.MarkerPrefix}(?:{string.Join('|', RedactionKinds.ByGroup.Values.SelectMany(static g => g).OrderByDescending(static k => k.Length))})");

    /// <summary>Checks that each further redaction keeps a part of the text, and that the last changes nothing.</summary>
    /// <remarks>A secret next to the marker of another secret may be found by the second redaction only.</remarks>
    public static void Ends(string redacted, Func<string, string> redact)
    {
        var passes = 0;
        for (var again = redact(redacted); again != redacted; again = redact(redacted))
        {
            IsPartOf(redacted, again);
            Check.That(++passes <= MaxPasses, again);
            redacted = again;
        }
    }

    /// <summary>Checks that the text between markers is that of the original, in the same order.</summary>
    public static void IsPartOf(string text, string redacted)
    {
        var at = 0;
        foreach (var part in Markers.Split(redacted))
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            Check.That(at >= 0, $"\"{part}\" is not a part of \"{text}\"");
            at += part.Length;
        }
    }
}
