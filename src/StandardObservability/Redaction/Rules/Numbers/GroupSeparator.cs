using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Numbers;

/// <summary>Characters between the groups of a printed number: blanks and dashes, of Unicode too, and dots; raw or encoded.</summary>
internal static class GroupSeparator
{
    /// <summary>No-break space, figure space, thin space, narrow no-break space, no-break hyphen and en dash.</summary>
    private static readonly string[] Forms =
    [
        "%20", "&nbsp;", "\\u002B",
        "\u00a0", "\u2007", "\u2009", "\u202f", "\u2011", "\u2013",
        "\\u00A0", "\\u2007", "\\u2009", "\\u202F", "\\u2011", "\\u2013",
    ];

    /// <summary>Length of the separator at a position; 0 when there is none.</summary>
    public static int FindLength(ReadOnlySpan<char> text, int at)
    {
        var first = AsciiText.At(text, at);
        if (at >= text.Length || char.IsAsciiLetterOrDigit(first))
        {
            return 0;
        }

        if (first is ' ' or '-' or '.' or '+')
        {
            return 1;
        }

        foreach (var form in Forms)
        {
            if (AsciiText.IsAt(text, at, form, StringComparison.OrdinalIgnoreCase))
            {
                return form.Length;
            }
        }

        return 0;
    }
}
