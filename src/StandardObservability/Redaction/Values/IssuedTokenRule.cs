namespace StandardObservability.Redaction.Values;

/// <summary>A token with its issuer's prefix, alphabet and length.</summary>
internal sealed class IssuedTokenRule(TokenShape shape) : IValueRule
{
    public IEnumerable<string> Anchors => [shape.Prefix];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!Ascii.IsAt(text, at, shape.Prefix) || !Ascii.BeginsWord(text, at))
        {
            return false;
        }

        var start = at + shape.Prefix.Length;
        var hasLimit = shape.Longest < int.MaxValue;
        var end = Ascii.RunEnd(text, start, shape.Alphabet, hasLimit ? shape.Longest + 1 : int.MaxValue);
        if (end - start < shape.Shortest || end - start > shape.Longest || (hasLimit && Ascii.IsWord(Ascii.At(text, end))))
        {
            return false;
        }

        finding = new Finding(shape.KeepsPrefix ? start : at, end, shape.Kind);
        return true;
    }
}
