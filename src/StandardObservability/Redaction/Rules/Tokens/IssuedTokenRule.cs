using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>Finds tokens of one issuer, for example GitHub, by prefix, alphabet and length.</summary>
internal sealed class IssuedTokenRule(TokenFormat format) : IValueRule
{
    public IEnumerable<string> Anchors => [format.Prefix];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, format.Prefix) || !AsciiText.BeginsWord(text, at))
        {
            return false;
        }

        var start = at + format.Prefix.Length;
        var hasLimit = format.Longest < int.MaxValue;
        var end = AsciiText.RunEnd(text, start, format.Alphabet, hasLimit ? format.Longest + 1 : int.MaxValue);
        if (end - start < format.Shortest || end - start > format.Longest || (hasLimit && AsciiText.IsWord(AsciiText.At(text, end))))
        {
            return false;
        }

        finding = new Finding(format.KeepsPrefix ? start : at, end, format.Kind);
        return true;
    }
}
