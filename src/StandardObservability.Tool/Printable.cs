using System.Globalization;
using System.Text;

namespace StandardObservability.Tool;

/// <summary>Texts of files and telemetry as a terminal may show them. Control characters could move the cursor or hide text.</summary>
internal static class Printable
{
    /// <summary>The text on one line, with other control characters as <c>U+001B</c>.</summary>
    public static string Line(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is '\n' or '\r' or '\t'
                ? printable.Append(' ')
                : IsHarmful(c) ? printable.Append(CultureInfo.InvariantCulture, $"U+{(int)c:X4}") : printable.Append(c);
        }

        return printable.ToString();
    }

    // Unicode's directional marks reorder the text that follows.
    private static bool IsHarmful(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
