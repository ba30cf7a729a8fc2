using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>A token with its issuer's prefix, alphabet and length.</summary>
internal sealed class IssuedTokenRule(TokenFormat shape) : IValueRule
{
    public IEnumerable<string> Anchors => [shape.Prefix];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, shape.Prefix) || !AsciiText.BeginsWord(text, at))
        {
            return false;
        }

        var start = at + shape.Prefix.Length;
        var hasLimit = shape.Longest < int.MaxValue;
        var end = AsciiText.RunEnd(text, start, shape.Alphabet, hasLimit ? shape.Longest + 1 : int.MaxValue);
        if (end - start < shape.Shortest || end - start > shape.Longest || (hasLimit && AsciiText.IsWord(AsciiText.At(text, end))))
        {
            return false;
        }

        finding = new Finding(shape.KeepsPrefix ? start : at, end, shape.Kind);
        return true;
    }
}
