using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>40 characters of base64 after an access key id, as in credential files and CSV downloads. Without the id they could be any hash.</summary>
internal sealed class AwsSecretKeyRule : IValueRule
{
    private const int KeyIdLength = 20;
    private const int SecretLength = 40;
    private const int LongestSeparator = 8;

    public IEnumerable<string> Anchors => ["AKIA", "ASIA"];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!(AsciiText.IsAt(text, at, "AKIA") || AsciiText.IsAt(text, at, "ASIA"))
            || AsciiText.RunEnd(text, at, AsciiText.Base32, KeyIdLength + 1) != at + KeyIdLength)
        {
            return false;
        }

        var start = SkipSeparator(text, at + KeyIdLength);
        if (start == at + KeyIdLength || AsciiText.RunEnd(text, start, AsciiText.Base64, SecretLength + 1) != start + SecretLength)
        {
            return false;
        }

        finding = new Finding(start, start + SecretLength, RedactionKinds.AwsSecretKey);
        return true;
    }

    /// <summary>Skips commas, blanks, quotes, line ends and tabs, raw or escaped.</summary>
    private static int SkipSeparator(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + LongestSeparator);
        while (at < limit && (IsSeparator(text[at]) || (text[at - 1] == '\\' && text[at] is 't' or 'r' or 'n')))
        {
            at++;
        }

        return at;
    }

    private static bool IsSeparator(char c) => c is ' ' or ',' or ';' or ':' or '|' or '"' or '\\' or '\t' or '\r' or '\n';
}
