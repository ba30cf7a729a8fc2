using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Numbers;

/// <summary>An international bank account number: the length of its country and the checksum, in one piece or in groups of four.</summary>
/// <remarks>All letters have the same case. In lower case it has at least 12 digits, because hexadecimal numbers have fewer.</remarks>
internal sealed class IbanRule : INumberRule
{
    /// <summary>Each country with its length. Sources: ISO 13616; the SWIFT IBAN registry.</summary>
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 "
        + "GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 "
        + "PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var start = at - 2;
        if (start < 0 || !IsCountry(text.Slice(start, 2)) || !AsciiText.BeginsWord(text, start))
        {
            return false;
        }

        var isLower = char.IsAsciiLetterLower(text[start]);
        var length = FindLength(text.Slice(start, 2));
        Span<char> number = stackalloc char[length];
        if (length == 0
            || !TryRead(text, start, number, isLower, out var end)
            || FindRemainder(number) != 1
            || (isLower && DigitCount.Count(number) < LeastDigitsInLowerCase)
            || AsciiText.IsWord(AsciiText.At(text, end)))
        {
            return false;
        }

        finding = new Finding(start, end, RedactionKinds.Iban);
        return true;
    }

    private const int LeastDigitsInLowerCase = 12;

    private static bool IsCountry(ReadOnlySpan<char> letters)
        => (char.IsAsciiLetterUpper(letters[0]) && char.IsAsciiLetterUpper(letters[1]))
            || (char.IsAsciiLetterLower(letters[0]) && char.IsAsciiLetterLower(letters[1]));

    private static int FindLength(ReadOnlySpan<char> country)
    {
        for (var i = 0; i < Lengths.Length; i += 5)
        {
            if (Lengths.AsSpan(i, 2).Equals(country, StringComparison.OrdinalIgnoreCase))
            {
                return int.Parse(Lengths.AsSpan(i + 2, 2), provider: System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    /// <summary>Reads the number in upper case. Groups of four have equal separators.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, int start, Span<char> number, bool isLower, out int end)
    {
        var read = 0;
        var separator = ReadOnlySpan<char>.Empty;
        for (end = start; read < number.Length && end < text.Length;)
        {
            var c = text[end];
            var gap = read > 0 && read % 4 == 0 ? GroupSeparator.FindLength(text, end) : 0;
            if (gap > 0 && (separator.IsEmpty || separator.SequenceEqual(text.Slice(end, gap))))
            {
                separator = text.Slice(end, gap);
                end += gap;
                c = AsciiText.At(text, end);
            }

            if (!(char.IsAsciiDigit(c) || (isLower ? char.IsAsciiLetterLower(c) : char.IsAsciiLetterUpper(c))))
            {
                return false;
            }

            number[read++] = char.ToUpperInvariant(c);
            end++;
        }

        return read == number.Length && char.IsAsciiDigit(number[2]) && char.IsAsciiDigit(number[3]);
    }

    /// <summary>The remainder modulo 97. Country and check digits move to the end; a letter is two digits.</summary>
    private static int FindRemainder(ReadOnlySpan<char> number)
    {
        var remainder = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var c = number[(i + 4) % number.Length];
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder;
    }
}
