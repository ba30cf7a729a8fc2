using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Finds what separates a key from its value in a sentence: <c>password is …</c>, <c>password (bob): …</c>.</summary>
internal static class SentenceSeparator
{
    private const int LongestRemark = 32;

    private static readonly string[] Verbs = ["is ", "is: "];
    private static readonly string[] Fillers = ["now ", "set to "];

    /// <param name="text">The text.</param>
    /// <param name="at">Index after the key and the blanks that follow it.</param>
    public static (KeySeparatorKind Kind, int End) Find(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == '(')
        {
            return FindRemark(text, at);
        }

        var end = Skip(text, at, Verbs);
        return end > at ? (KeySeparatorKind.Sentence, Skip(text, end, Fillers)) : default;
    }

    private static (KeySeparatorKind Kind, int End) FindRemark(ReadOnlySpan<char> text, int open)
    {
        var remark = text.Slice(open + 1, Math.Min(LongestRemark, text.Length - open - 1));
        var close = remark.IndexOf(')');
        if (close < 0 || remark[..close].ContainsAny("(\r\n"))
        {
            return default;
        }

        var sign = AsciiText.SkipBlanks(text, open + close + 2);
        return AsciiText.At(text, sign) is ':' or '=' ? (KeySeparatorKind.Remark, sign + 1) : default;
    }

    private static int Skip(ReadOnlySpan<char> text, int at, string[] words)
    {
        foreach (var word in words)
        {
            if (AsciiText.IsAt(text, at, word, StringComparison.OrdinalIgnoreCase))
            {
                return at + word.Length;
            }
        }

        return at;
    }
}
