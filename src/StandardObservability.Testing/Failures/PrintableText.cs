using System.Globalization;
using System.Text;

namespace StandardObservability.Testing.Failures;

/// <summary>Captured texts as a terminal may show them. Control characters could move the cursor or hide text.</summary>
internal static class PrintableText
{
    private const int MaxLength = 200;
    private const int MaxWordsLength = 2_000;

    /// <summary>A name on one line, shortened, with other control characters as <c>U+001B</c>.</summary>
    public static string Line(string text) => Line(text, MaxLength);

    /// <summary>A sentence that contains names, on one line, with other control characters as <c>U+001B</c>.</summary>
    public static string Words(string text) => Line(text, MaxWordsLength);

    private static string Line(string text, int maxLength)
    {
        var printable = new StringBuilder();
        foreach (var c in text)
        {
            if (printable.Length >= maxLength)
            {
                return printable.Append('…').ToString();
            }

            _ = c is '\n' or '\r' or '\t' ? printable.Append(' ')
                : IsHarmful(c) ? printable.Append(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")
                : printable.Append(c);
        }

        return printable.ToString();
    }

    // Unicode's directional marks reorder the text that follows.
    private static bool IsHarmful(char c)
        => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
