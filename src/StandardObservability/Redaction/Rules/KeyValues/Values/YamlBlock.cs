using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Reads a block of YAML as the value of a key: a text after <c>|</c> or <c>></c>, or a list of lines that start with a dash.</summary>
internal static class YamlBlock
{
    public static bool TryRead(ReadOnlySpan<char> text, KeySeparator separator, out ValueExtent value)
    {
        value = default;
        if (separator.Kind != KeySeparatorKind.Colon)
        {
            return false;
        }

        var at = separator.ValueStart;
        var isText = AsciiText.At(text, at) is '|' or '>';
        at += isText ? 1 : 0;
        at += isText && AsciiText.At(text, at) is '-' or '+' ? 1 : 0;
        if (!TrySkipLineEnd(text, ref at))
        {
            return false;
        }

        var start = AsciiText.SkipBlanks(text, at);
        var isList = AsciiText.IsAt(text, Math.Min(start, text.Length), "- ");
        if (start >= text.Length || !(isList || (isText && start > at)))
        {
            return false;
        }

        start += isList ? 2 : 0;
        value = new ValueExtent(start, FindEnd(text, start, isList), IsQuoted: true);
        return true;
    }

    /// <summary>The block ends before the first line that is not indented, or that is not an item of the list.</summary>
    private static int FindEnd(ReadOnlySpan<char> text, int start, bool isList)
    {
        for (var end = start; end < text.Length; end++)
        {
            var length = text[end..].IndexOfAny('\r', '\n', '\\');
            if (length < 0)
            {
                break;
            }

            end += length;
            var next = end;
            if (TrySkipLineEnd(text, ref next))
            {
                var content = AsciiText.SkipBlanks(text, next);
                if (content >= text.Length || !(isList ? AsciiText.IsAt(text, content, "- ") : content > next))
                {
                    return end;
                }
            }
            else if (AsciiText.At(text, end + 1) == '"')
            {
                return end;
            }
        }

        return text.Length;
    }

    /// <summary>Skips a line end, raw or escaped.</summary>
    private static bool TrySkipLineEnd(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        at += AsciiText.At(text, at) == '\r' ? 1 : at < text.Length && AsciiText.IsAt(text, at, "\\r") ? 2 : 0;
        at += AsciiText.At(text, at) == '\n' ? 1 : at < text.Length && AsciiText.IsAt(text, at, "\\n") ? 2 : 0;
        return at > start;
    }
}
