using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>A block from <c>-----BEGIN … PRIVATE KEY-----</c> to its end. Certificates and public keys are not secret.</summary>
/// <remarks>Sources: RFC 7468, section 2; RFC 4880, section 6.2. A truncated block ends at the last character of base64.</remarks>
internal sealed class PrivateKeyRule : IValueRule
{
    private const string Begin = "-----BEGIN";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestLabel = 64;

    /// <summary>A key has hundreds of base64 characters; a sentence about a key has no run of this length.</summary>
    private const int ShortestBody = 24;

    /// <summary>An encrypted key and a PGP block have headers before the key itself.</summary>
    private const int LongestHeaders = 512;

    /// <summary>The blanks of a label may be encoded for a URL.</summary>
    private static readonly SearchValues<string> Labels = SearchValues.Create(["PRIVATE KEY", "PRIVATE%20KEY", "PRIVATE+KEY"], StringComparison.Ordinal);

    private static readonly SearchValues<char> BodyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\\ \t\r\n:,.()%");

    /// <summary>base64 without <c>=</c>, which also separates a name from a value.</summary>
    private static readonly SearchValues<char> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public IEnumerable<string> Anchors => [Begin];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Begin))
        {
            return false;
        }

        var label = text.Slice(at + Begin.Length, Math.Min(LongestLabel, text.Length - at - Begin.Length));
        var labelEnd = label.IndexOf(Dashes);
        if (labelEnd < 0 || !label[..labelEnd].ContainsAny(Labels))
        {
            return false;
        }

        var body = at + Begin.Length + labelEnd + Dashes.Length;
        var end = FindBodyEnd(text, body);
        if (!HasLongRun(text[body..Math.Min(end, body + LongestHeaders)]))
        {
            return false;
        }

        finding = new Finding(at, SkipEndLine(text, end), RedactionKinds.PrivateKey);
        return true;
    }

    /// <summary>
    /// Finds the first character that cannot belong to a key. Headers of encrypted keys contain single dashes; the dash of a marker ends
    /// the body.
    /// </summary>
    private static int FindBodyEnd(ReadOnlySpan<char> text, int from)
    {
        var end = AsciiText.RunEnd(text, from, BodyCharacters);
        while (end < text.Length && text[end] == '-' && !AsciiText.IsAt(text, end, Dashes) && !Marker.IsDashOfMarker(text, end))
        {
            end = AsciiText.RunEnd(text, end + 1, BodyCharacters);
        }

        return end;
    }

    private static int SkipEndLine(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || !AsciiText.IsAt(text, end, End))
        {
            return end;
        }

        var line = text.Slice(end + End.Length, Math.Min(LongestLabel, text.Length - end - End.Length));
        var dashes = line.IndexOf(Dashes);
        return dashes < 0 ? end + End.Length : end + End.Length + dashes + Dashes.Length;
    }

    private static bool HasLongRun(ReadOnlySpan<char> body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var end = AsciiText.RunEnd(body, i, Base64Characters);
            if (end - i >= ShortestBody)
            {
                return true;
            }

            i = end;
        }

        return false;
    }
}
