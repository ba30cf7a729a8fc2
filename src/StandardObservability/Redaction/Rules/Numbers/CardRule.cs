using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Numbers;

/// <summary>
/// A payment card number: the first digits and the length of a known issuer, the groups that are printed on cards, and the checksum.
/// Digits within longer runs, words, decimals or UUIDs are not card numbers.
/// </summary>
/// <remarks>
/// Sources: ISO/IEC 7812-1 for the checksum; the issuers' ranges in use. Lengths that no issuer has used for decades are excluded, because
/// article numbers have them.
/// </remarks>
internal sealed class CardRule : INumberRule
{
    private const int Longest = 19;

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        Span<char> digits = stackalloc char[Longest];
        Span<int> groups = stackalloc int[Longest];
        if (!IsStart(text, at)
            || !TryRead(text, at, digits, groups, out var count, out var groupCount, out var end)
            || !IsEnd(text, end))
        {
            return false;
        }

        var number = digits[..count];
        if (!IsIssued(number) || !HasCardGroups(groups[..groupCount]) || !HasChecksum(number))
        {
            return false;
        }

        finding = new Finding(at, end, RedactionKinds.Card);
        return true;
    }

    private static bool IsStart(ReadOnlySpan<char> text, int at)
        => AsciiText.BeginsWord(text, at) && !(AsciiText.At(text, at - 1) is '.' or '-' && char.IsAsciiDigit(AsciiText.At(text, at - 2)));

    private static bool IsEnd(ReadOnlySpan<char> text, int end)
    {
        var (after, second) = (AsciiText.At(text, end), AsciiText.At(text, end + 1));
        return !AsciiText.IsWord(after) && !(after == '.' && char.IsAsciiDigit(second)) && !(after == '-' && char.IsAsciiLetterOrDigit(second));
    }

    /// <summary>Reads groups of digits between equal separators.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, int at, Span<char> digits, Span<int> groups, out int count, out int groupCount, out int end)
    {
        (count, groupCount, end) = (0, 0, at);
        var separator = ReadOnlySpan<char>.Empty;
        while (true)
        {
            var groupEnd = AsciiText.RunEnd(text, end, AsciiText.Digits, Longest + 1);
            if (groupEnd == end || count + groupEnd - end > Longest)
            {
                return false;
            }

            text[end..groupEnd].CopyTo(digits[count..]);
            groups[groupCount++] = groupEnd - end;
            count += groupEnd - end;
            end = groupEnd;
            var next = text.Slice(end, GroupSeparator.FindLength(text, end));
            if (count >= 14
                || next.IsEmpty
                || (!separator.IsEmpty && !next.SequenceEqual(separator))
                || !char.IsAsciiDigit(AsciiText.At(text, end + next.Length)))
            {
                return true;
            }

            separator = next;
            end += next.Length;
        }
    }

    private static bool IsIssued(ReadOnlySpan<char> number)
    {
        var two = ((number[0] - '0') * 10) + AsciiText.DigitAt(number, 1);
        var four = (two * 100) + (AsciiText.DigitAt(number, 2) * 10) + AsciiText.DigitAt(number, 3);
        return number.Length switch
        {
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => number[0] == '4' || two is >= 51 and <= 55 or 35 or 62 or 65 || four is >= 2221 and <= 2720 or 6011 || four / 10 is >= 644 and <= 649,
            >= 17 => two == 62 || four == 6011,
            _ => false,
        };
    }

    private static bool HasCardGroups(ReadOnlySpan<int> groups)
        => groups is [_] or [4, 4, 4, 4] or [4, 6, 5] or [4, 6, 4] or [6, 13];

    private static bool HasChecksum(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            var value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0 && number.ContainsAnyExcept(number[0]);
    }
}
