using System.Globalization;
using System.Text;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>Names of files and telemetry as a terminal, a log or a compiler may show them. Control characters could move the cursor or begin a line.</summary>
internal static class PrintableText
{
    private const int MaxName = 200;
    private const int MaxLine = 10_000;

    /// <summary>A name on one line, shortened, with control characters as <c>U+001B</c>.</summary>
    public static string Name(string text) => Write(text, MaxName);

    /// <summary>A sentence that contains names, on one line, with control characters as <c>U+001B</c>.</summary>
    public static string Line(string text) => Write(text, MaxLine);

    private static string Write(string text, int maxLength)
    {
        var printable = new StringBuilder();
        foreach (var c in text)
        {
            if (printable.Length >= maxLength)
            {
                return printable.Append('…').ToString();
            }

            _ = c is '\n' or '\r' or '\t' ? printable.Append(' ')
                : IsHarmful(c) ? printable.Append("U+").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture))
                : printable.Append(c);
        }

        return printable.ToString();
    }

    // Unicode's directional marks reorder the text that follows.
    private static bool IsHarmful(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
