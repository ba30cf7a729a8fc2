using System.Buffers;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>The value of a key within a text.</summary>
/// <param name="Start">Index of its first character, after an opening quote.</param>
/// <param name="End">Index after its last character, before a closing quote.</param>
/// <param name="IsQuoted">Whether it is quoted, the content of an XML element, or the content of a list or an object.</param>
internal readonly record struct ValueExtent(int Start, int End, bool IsQuoted)
{
    /// <summary>The semicolon that ends a value with blanks is searched for in this many characters.</summary>
    private const int LongestWithBlanks = 256;

    private static readonly SearchValues<char> EndsOfLine = SearchValues.Create(";\r\n\"");
    private static readonly SearchValues<char> EndsOfMember = SearchValues.Create(",}\r\n\"=");

    /// <summary>Extends a value of a connection string, which may contain blanks, to the semicolon.</summary>
    public ValueExtent ExtendToSemicolon(ReadOnlySpan<char> text)
    {
        var length = text.Slice(Start, Math.Min(LongestWithBlanks, text.Length - Start)).IndexOfAny(EndsOfLine);
        return length >= 0 && Start + length > End && text[Start + length] == ';' ? this with { End = Start + length } : this;
    }

    /// <summary>Extends a value of a record's text, <c>{ Password = two words, Id = 1 }</c>, to the comma before the next member or to the brace.</summary>
    public ValueExtent ExtendToMember(ReadOnlySpan<char> text)
    {
        var rest = text.Slice(Start, Math.Min(LongestWithBlanks, text.Length - Start));
        var length = rest.IndexOfAny(EndsOfMember);
        return length >= 0 && Start + length > End && rest[length] is ',' or '}' ? this with { End = Start + rest[..length].TrimEnd(' ').Length } : this;
    }
}
