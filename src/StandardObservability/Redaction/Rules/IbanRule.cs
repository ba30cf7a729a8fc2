using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>An international bank account number: the length of its country and the checksum, written in one piece or in groups of four.</summary>
/// <remarks>Sources: ISO 13616; the SWIFT IBAN registry for the lengths.</remarks>
internal sealed class IbanRule : INumberRule
{
    /// <summary>Each country with its length.</summary>
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 "
        + "GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 "
        + "PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var start = at - 2;
        if (start < 0 || !char.IsAsciiLetterUpper(text[start]) || !char.IsAsciiLetterUpper(text[start + 1]) || !AsciiText.BeginsWord(text, start))
        {
            return false;
        }

        var length = FindLength(text.Slice(start, 2));
        if (length == 0
            || !TryReadEnd(text, start, length, out var end, out var remainder)
            || remainder != 1
            || AsciiText.IsWord(AsciiText.At(text, end)))
        {
            return false;
        }

        finding = new Finding(start, end, RedactionKinds.Iban);
        return true;
    }

    private static int FindLength(ReadOnlySpan<char> country)
    {
        for (var i = 0; i < Lengths.Length; i += 5)
        {
            if (Lengths.AsSpan(i, 2).SequenceEqual(country))
            {
                return int.Parse(Lengths.AsSpan(i + 2, 2), provider: System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    /// <summary>Reads the number and its remainder modulo 97. Country and check digits move to the end; a letter is two digits.</summary>
    private static bool TryReadEnd(ReadOnlySpan<char> text, int start, int length, out int end, out int remainder)
    {
        Span<char> number = stackalloc char[length];
        var read = 0;
        end = start;
        remainder = 0;
        while (read < length && end < text.Length)
        {
            if (text[end] == ' ' && read > 0 && read % 4 == 0)
            {
                end++;
            }
            else if (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end]))
            {
                number[read++] = text[end++];
            }
            else
            {
                return false;
            }
        }

        for (var i = 0; i < read; i++)
        {
            var c = number[(i + 4) % length];
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return read == length && char.IsAsciiDigit(number[2]) && char.IsAsciiDigit(number[3]);
    }
}
