namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Finds the end of an XML start tag with attributes: <c>&lt;password type="string"></c>. Angle brackets may be encoded.</summary>
internal static class StartTag
{
    private const int LongestTag = 256;

    private static readonly string[] TagStarts = ["<", "\\u003C", "&lt;", "%3C"];
    private static readonly string[] TagEnds = [">", "\\u003E", "&gt;", "%3E"];

    private static readonly string[] ValueAttributes = [" value=", " text=", " content="];

    /// <summary>Index after <c>value=</c> within the attributes of a start tag, or -1.</summary>
    public static int FindValue(ReadOnlySpan<char> text, int at)
    {
        // From the blank before the first attribute.
        var attributes = text[(at - 1)..(at + FindAttributesLength(text, at))];
        foreach (var name in ValueAttributes)
        {
            var start = attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
            {
                return at - 1 + start + name.Length;
            }
        }

        return -1;
    }

    /// <summary>Index after the angle bracket that ends the attributes of a start tag, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = UpToAny(text.Slice(at, Math.Min(LongestTag, text.Length - at)), TagStarts);
        foreach (var end in TagEnds)
        {
            var length = rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (length >= 0)
            {
                return rest[..length].EndsWith('/') ? -1 : at + length + end.Length;
            }
        }

        return -1;
    }

    private static int FindAttributesLength(ReadOnlySpan<char> text, int at)
        => UpToAny(UpToAny(text.Slice(at, Math.Min(LongestTag, text.Length - at)), TagStarts), TagEnds).Length;

    private static ReadOnlySpan<char> UpToAny(ReadOnlySpan<char> text, string[] ends)
    {
        foreach (var end in ends)
        {
            var length = text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            text = length < 0 ? text : text[..length];
        }

        return text;
    }
}
