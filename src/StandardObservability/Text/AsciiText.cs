using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StandardObservability.Text;

/// <summary>Alphabets of ASCII characters, and methods that scan a text for them.</summary>
internal static class AsciiText
{
    private const string Numbers = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static SearchValues<char> Digits { get; } = SearchValues.Create(Numbers);

    public static SearchValues<char> Letters { get; } = SearchValues.Create(Lower + Upper);

    public static SearchValues<char> Alphanumeric { get; } = SearchValues.Create(Numbers + Lower + Upper);

    public static SearchValues<char> Word { get; } = SearchValues.Create(Numbers + Lower + Upper + "_");

    public static SearchValues<char> WordAndDash { get; } = SearchValues.Create(Numbers + Lower + Upper + "_-");

    public static SearchValues<char> AlphanumericAndDash { get; } = SearchValues.Create(Numbers + Lower + Upper + "-");

    /// <summary>Characters of JWTs (base64url parts between dots) and of names with dots and dashes.</summary>
    public static SearchValues<char> WordDashAndDot { get; } = SearchValues.Create(Numbers + Lower + Upper + "_-.");

    public static SearchValues<char> Base32 { get; } = SearchValues.Create(Upper + "234567");

    public static SearchValues<char> Base64 { get; } = SearchValues.Create(Numbers + Lower + Upper + "+/=");

    /// <summary>Characters of base64, of base64url and of percent-encoded base64.</summary>
    public static SearchValues<char> EncodedBase64 { get; } = SearchValues.Create(Numbers + Lower + Upper + "+/=%_-");

    /// <summary>RFC 6750, section 2.1, <c>b64token</c>.</summary>
    public static SearchValues<char> Token68 { get; } = SearchValues.Create(Numbers + Lower + Upper + "-._~+/=");

    public static SearchValues<char> Hexadecimal { get; } = SearchValues.Create(Numbers + "abcdefABCDEF");

    public static SearchValues<char> PathWordAndDash { get; } = SearchValues.Create(Numbers + Lower + Upper + "/_-@");

    public static SearchValues<char> Path { get; } = SearchValues.Create(Numbers + Lower + Upper + "/");

    /// <summary>Index after the run of an alphabet that starts at <paramref name="from"/>; at most <paramref name="longest"/> characters are scanned.</summary>
    public static int RunEnd(ReadOnlySpan<char> text, int from, SearchValues<char> alphabet, int longest = int.MaxValue)
    {
        var rest = text.Slice(from, Math.Min(text.Length - from, longest));
        var end = rest.IndexOfAnyExcept(alphabet);
        return end < 0 ? from + rest.Length : from + end;
    }

    public static bool IsAt(ReadOnlySpan<char> text, int at, string expected, StringComparison comparison = StringComparison.Ordinal)
        => text[at..].StartsWith(expected, comparison);

    /// <summary>Whether a word may start at <paramref name="at"/>: the character before is not part of a word. A percent-encoded character is not.</summary>
    public static bool BeginsWord(ReadOnlySpan<char> text, int at)
        => at == 0 || !IsWord(text[at - 1]) || (at >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 2]) && char.IsAsciiHexDigit(text[at - 1]));

    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>The character at an index, or a space after the end of the text.</summary>
    public static char At(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length ? text[at] : ' ';

    /// <summary>Index after up to eight backslashes, which escape a quote once or in nested texts.</summary>
    public static int SkipBackslashes(ReadOnlySpan<char> text, int from)
    {
        var end = Math.Min(text.Length, from + 8);
        while (from < end && text[from] == '\\')
        {
            from++;
        }

        return from;
    }

    /// <summary>Counts the ASCII characters of a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsAscii(c) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The digit at an index as a number, or 0 after the end of the text.</summary>
    public static int DigitAt(ReadOnlySpan<char> digits, int at) => at < digits.Length ? digits[at] - '0' : 0;

    /// <summary>Copies the digits of an id. Each log line has two ids, of 16 and 32 digits.</summary>
    public static void CopyDigits(ReadOnlySpan<char> id, Span<byte> to)
    {
        if (id.Length % Vector128<byte>.Count != 0)
        {
            System.Text.Ascii.FromUtf16(id, to, out _);
            return;
        }

        ref var target = ref MemoryMarshal.GetReference(to[..id.Length]);
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(id));
        for (nuint at = 0; at < (nuint)id.Length; at += (nuint)Vector128<byte>.Count)
        {
            var first = Vector128.LoadUnsafe(ref source, at);
            var second = Vector128.LoadUnsafe(ref source, at + (nuint)Vector128<ushort>.Count);
            Vector128.NarrowWithSaturation(first, second).StoreUnsafe(ref target, at);
        }
    }

    /// <summary>Index of the first character from <paramref name="from"/> that is not a space or tab; at most 64 are skipped.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int from)
    {
        var end = Math.Min(text.Length, from + 64);
        while (from < end && text[from] is ' ' or '\t')
        {
            from++;
        }

        return from;
    }
}
