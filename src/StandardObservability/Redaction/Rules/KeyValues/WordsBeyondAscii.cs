using System.Globalization;
using System.Text;

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
    {
        var escaped = new StringBuilder();
        foreach (var c in word)
        {
            escaped.Append(char.IsAscii(c) ? c.ToString() : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
