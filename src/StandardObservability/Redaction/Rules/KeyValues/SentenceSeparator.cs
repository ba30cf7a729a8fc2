using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>
/// Finds what separates a key from its value in a sentence, <c>password is …</c>, <c>password (bob): …</c>, and in the text of an object,
/// <c>Password { Value = … }</c>.
/// </summary>
internal static class SentenceSeparator
{
    private const int LongestRemark = 32;

    private const string Member = "value";

    private static readonly string[] Verbs = ["is ", "is: ", "provided: "];
    private static readonly string[] Fillers = ["now ", "set to "];

    /// <summary>Index after <c>{ Value =</c> or <c>(value=</c>, or -1.</summary>
    public static int FindMember(ReadOnlySpan<char> text, int at)
    {
        var name = AsciiText.At(text, at) is '{' or '(' or '[' ? AsciiText.SkipBlanks(text, at + 1) : text.Length;
        if (name >= text.Length || !AsciiText.IsAt(text, name, Member, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var sign = AsciiText.SkipBlanks(text, name + Member.Length);
        return AsciiText.At(text, sign) is '=' ? sign + 1 : -1;
    }

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
