namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Finds the end of an XML start tag with attributes: <c>&lt;password type="string"></c>. Angle brackets may be encoded.</summary>
internal static class StartTag
{
    private const int LongestTag = 256;

    private static readonly string[] TagStarts = ["<", "\\u003C", "&lt;", "%3C"];
    private static readonly string[] TagEnds = [">", "\\u003E", "&gt;", "%3E"];

    /// <summary>Index after the angle bracket that ends the attributes of a start tag, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = text.Slice(at, Math.Min(LongestTag, text.Length - at));
        foreach (var tag in TagStarts)
        {
            var length = rest.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            rest = length < 0 ? rest : rest[..length];
        }

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
}
