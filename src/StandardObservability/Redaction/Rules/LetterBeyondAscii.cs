using System.Buffers;
using System.Globalization;
using System.Text;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>Reads one letter or digit beyond ASCII, raw or escaped as in JSON.</summary>
internal static class LetterBeyondAscii
{
    /// <summary>Length of <c>\u00f1</c>.</summary>
    private const int EscapeLength = 6;

    /// <summary>Number of characters of the letter at a position; 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] == '\\')
        {
            return IsEscapedLetter(text, at) ? EscapeLength : 0;
        }

        return at < text.Length
            && !char.IsAscii(text[at])
            && Rune.DecodeFromUtf16(text[at..], out var rune, out var units) == OperationStatus.Done
            ? Count(rune, units)
            : 0;
    }

    /// <summary>Number of characters of the letter that ends at a position; 0 when there is none.</summary>
    public static int LengthBefore(ReadOnlySpan<char> text, int end)
    {
        if (end >= EscapeLength && text[end - EscapeLength] == '\\' && IsEscapedLetter(text, end - EscapeLength))
        {
            return EscapeLength;
        }

        return end > 0
            && !char.IsAscii(AsciiText.At(text, end - 1))
            && Rune.DecodeLastFromUtf16(text[..end], out var last, out var units) == OperationStatus.Done
            ? Count(last, units)
            : 0;
    }

    /// <summary>Whether a letter that JSON has escaped starts at a position.</summary>
    private static bool IsEscapedLetter(ReadOnlySpan<char> text, int at)
        => at + EscapeLength <= text.Length
            && AsciiText.At(text, at + 1) == 'u'
            && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code > 0x7f
            && char.IsLetterOrDigit((char)code);

    private static int Count(Rune rune, int length)
        => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? length : 0;
}
