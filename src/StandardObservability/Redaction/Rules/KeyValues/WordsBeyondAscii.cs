using System.Globalization;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Creates the forms in which a word with characters beyond ASCII occurs in a text.</summary>
/// <remarks>JSON may escape a character as <c>\u00f1</c>.</remarks>
internal static class WordsBeyondAscii
{
    public static string[] CreateForms(IEnumerable<string> words)
        => [.. words.SelectMany(static w => (string[])[w, CultureInfo.InvariantCulture.TextInfo.ToTitleCase(w), w.ToUpperInvariant()])
            .SelectMany(static w => (string[])
            [
                w, Escape(w), Escape(w).Replace("\\", "\\\\", StringComparison.Ordinal),
            ])
            .Distinct(StringComparer.Ordinal)];

    private static string Escape(string word)
        => string.Concat(word.Select(static c => char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));
}
