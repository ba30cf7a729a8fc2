using System.Buffers;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>Finds the end of a domain that may receive mail. Labels at its end that cannot be a top-level domain are not part of it.</summary>
/// <remarks>Sources: RFC 1035, section 2.3.4, for the length; RFC 3696, section 2, for the top-level domain.</remarks>
internal static class EmailDomain
{
    /// <summary>Number of characters of the longest domain.</summary>
    public const int Longest = 255;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>Last labels of host and unit names that receive no mail.</summary>
    private static readonly string[] TopLevelsWithoutMail = ["service", "socket", "timer", "target", "internal", "local", "localdomain", "lan"];

    /// <summary>Labels before the last number of a version: <c>pkg@next.rc.2</c>.</summary>
    private static readonly string[] Prereleases = ["alpha", "beta", "canary", "dev", "nightly", "next", "pre", "preview", "rc", "snapshot"];

    /// <summary>The end of the domain that starts at a position, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int from)
    {
        var domain = Read(text, from);
        if (domain.IsEmpty || domain[0] is '.' or '-' || domain.Contains("..", StringComparison.Ordinal) || StartsWithPixelDensity(domain))
        {
            return -1;
        }

        for (var dot = domain.LastIndexOf('.'); dot > 0; dot = domain.LastIndexOf('.'))
        {
            var last = domain[(dot + 1)..];
            var isNumber = !last.ContainsAnyExcept(AsciiText.Digits);
            if (!isNumber && !IsOneLetter(last))
            {
                return IsTopLevel(last) ? from + domain.Length : -1;
            }

            // The label follows an address: bob@example.com.2
            domain = domain[..dot].TrimEnd('-');
            if (isNumber && IsVersion(domain))
            {
                return -1;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<char> Read(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < Longest)
        {
            var next = AsciiText.RunEnd(text, end, Characters, Longest);
            next += LetterBeyondAscii.LengthAt(text, next);
            if (next == end)
            {
                break;
            }

            end = next;
        }

        return text[from..end].TrimEnd(".-");
    }

    private static bool StartsWithPixelDensity(ReadOnlySpan<char> domain)
        => char.IsAsciiDigit(domain[0]) && domain.Length > 2 && domain[1] == 'x' && domain[2] == '.';

    private static bool IsOneLetter(ReadOnlySpan<char> label) => label.Length == 1 || LetterBeyondAscii.LengthAt(label, 0) == label.Length;

    /// <summary>Whether a label has only letters, of any alphabet or encoded.</summary>
    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        for (var at = 0; at < label.Length && !label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);)
        {
            var length = char.IsAsciiLetter(label[at]) ? 1 : LetterBeyondAscii.LengthAt(label, at);
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return !IsOneOf(label, TopLevelsWithoutMail);
    }

    /// <summary>Whether the start of a version remains: <c>1.2.3-beta.rc</c>, <c>v1.beta</c>.</summary>
    private static bool IsVersion(ReadOnlySpan<char> domain)
        => char.IsAsciiDigit(domain[0])
            || (domain[0] is 'v' or 'V' && char.IsAsciiDigit(AsciiText.At(domain, 1)))
            || IsOneOf(domain[(domain.LastIndexOf('.') + 1)..], Prereleases);

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
