using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>Recognizes the letters and digits of an escape sequence, which look like a word: <c>\nword</c>, <c>\u0022word</c>, <c>%22word</c>.</summary>
internal static class EscapeSequence
{
    private const int HexDigits = 4;

    /// <summary>Number of characters at the start of a word that end an escape sequence.</summary>
    public static int CountTail(ReadOnlySpan<char> text, int start) => AsciiText.At(text, start - 1) switch
    {
        '%' when IsHex(text, start, 2) => CountEncoded(text, start),
        '\\' when AsciiText.At(text, start) == 'u' && IsHex(text, start + 1, HexDigits) => 1 + HexDigits,
        '\\' when AsciiText.At(text, start) is 'n' or 'r' or 't' => 1,
        _ => 0,
    };

    /// <summary>A percent sign that was encoded again is <c>%25</c>, followed by two more digits.</summary>
    private static int CountEncoded(ReadOnlySpan<char> text, int start) => AsciiText.IsAt(text, start, "25") && IsHex(text, start + 2, 2) ? 4 : 2;

    private static bool IsHex(ReadOnlySpan<char> text, int at, int count)
    {
        for (var i = at; i < at + count; i++)
        {
            if (!char.IsAsciiHexDigit(AsciiText.At(text, i)))
            {
                return false;
            }
        }

        return true;
    }
}
