using System.Globalization;
using System.Text;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>Texts and durations in the syntax of PromQL and YAML.</summary>
internal static class PromText
{
    private const int ByteOrderMark = 0xFEFF;

    /// <summary>A text in double quotes. Its escapes are valid in PromQL and in YAML.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                quoted.Append('\\').Append(rune);
            }
            else if (IsEscaped(rune))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                quoted.Append(rune);
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsEscaped(Rune rune)
        => rune.Value == ByteOrderMark
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A text as a regular expression that matches only it.</summary>
    public static string EscapeRegex(string text)
        => string.Concat(text.Select(static c => @"\.+*?()|[]{}^$".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    /// <summary>A text in a label or annotation, where Prometheus replaces templates in double braces.</summary>
    public static string EscapeTemplate(string text) => text.Replace("{{", "{{\"{{\"}}", StringComparison.Ordinal);

    /// <summary>A duration in its largest whole unit.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        var (number, unit) = (seconds % 86400, seconds % 3600, seconds % 60) switch
        {
            (0, _, _) => (seconds / 86400, "d"),
            (_, 0, _) => (seconds / 3600, "h"),
            (_, _, 0) => (seconds / 60, "m"),
            _ => (seconds, "s"),
        };
        return number.ToString(CultureInfo.InvariantCulture) + unit;
    }
}
