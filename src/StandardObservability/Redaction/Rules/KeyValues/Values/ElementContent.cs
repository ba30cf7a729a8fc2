using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Reads the content of an XML element: up to the next tag, whose angle bracket may be encoded, or up to the end of a CDATA section.</summary>
internal static class ElementContent
{
    private const string DataEnd = "]]";

    private static readonly string[] DataStarts = ["<![CDATA[", "\\u003C![CDATA[", "&lt;![CDATA["];
    private static readonly string[] TagStarts = ["<", "\\u003C", "&lt;", "%3C"];

    public static ValueExtent Read(ReadOnlySpan<char> text, int start)
    {
        foreach (var data in DataStarts)
        {
            if (AsciiText.IsAt(text, start, data, StringComparison.OrdinalIgnoreCase))
            {
                start += data.Length;
                var dataEnd = text[start..].IndexOf(DataEnd, StringComparison.Ordinal);
                return new ValueExtent(start, dataEnd < 0 ? text.Length : start + dataEnd, IsQuoted: true);
            }
        }

        var rest = text[start..];
        foreach (var tag in TagStarts)
        {
            var length = rest.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            rest = length < 0 ? rest : rest[..length];
        }

        return new ValueExtent(start, start + rest.Length, IsQuoted: true);
    }
}
