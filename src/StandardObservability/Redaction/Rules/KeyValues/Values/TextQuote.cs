using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>A quote within a text: raw, escaped by backslashes, or encoded for JSON, a URL or HTML.</summary>
/// <param name="Start">Index of its first character, which may be a backslash.</param>
/// <param name="TokenStart">Index after the backslashes.</param>
/// <param name="End">Index after its last character.</param>
internal readonly record struct TextQuote(int Start, int TokenStart, int End)
{
    /// <summary>JSON writes these after a backslash.</summary>
    private static readonly string[] JsonForms = ["u0022", "u0027", "u0026quot;", "u0026#34;", "u0026#39;", "u0026#x27;"];

    private static readonly string[] EncodedForms = ["%22", "%27", "%2522", "%5C%22", "&quot;", "&#34;", "&#39;", "&apos;", "&#x22;", "&#x27;"];

    private static readonly string[] AllForms = ["\"", "'", "`", .. JsonForms, .. EncodedForms];

    private int Backslashes => TokenStart - Start;

    public static bool TryRead(ReadOnlySpan<char> text, int at, out TextQuote quote)
    {
        var token = AsciiText.SkipBackslashes(text, at);
        var length = AsciiText.At(text, token) switch
        {
            '"' or '\'' or '`' => 1,
            'u' when token > at => FindForm(text, token, JsonForms),
            '%' or '&' when token == at => FindForm(text, token, EncodedForms),
            _ => 0,
        };
        quote = new TextQuote(at, token, token + length);
        return length > 0;
    }

    /// <summary>Index of the first character of a quote that ends at a position, or the position when there is none.</summary>
    public static int FindStartBefore(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        foreach (var form in AllForms)
        {
            if (text[..end].EndsWith(form, StringComparison.OrdinalIgnoreCase))
            {
                start = end - form.Length;
                break;
            }
        }

        while (start < end && start > 0 && end - start < 16 && text[start - 1] == '\\')
        {
            start--;
        }

        return start;
    }

    /// <summary>
    /// Finds the closing quote: the same one with at most as many backslashes before it; more backslashes escape it. The end of a truncated
    /// text ends the value too.
    /// </summary>
    public int FindClose(ReadOnlySpan<char> text)
    {
        var token = text[TokenStart..End];
        for (var at = End; at < text.Length;)
        {
            var next = token.Length == 1 ? text[at..].IndexOf(token[0]) : text[at..].IndexOf(token, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                break;
            }

            var escapes = next - text.Slice(at, next).TrimEnd('\\').Length;
            at += next;
            if (escapes <= Backslashes || (Backslashes == 0 && escapes % 2 == 0))
            {
                return at - Math.Min(escapes, Backslashes);
            }

            at += token.Length;
        }

        return text.Length;
    }

    private static int FindForm(ReadOnlySpan<char> text, int at, string[] forms)
    {
        foreach (var form in forms)
        {
            if (AsciiText.IsAt(text, at, form, StringComparison.OrdinalIgnoreCase))
            {
                return form.Length;
            }
        }

        return 0;
    }
}
