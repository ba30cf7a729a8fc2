using StandardObservability.Conventions;

namespace StandardObservability.Redaction.Values;

/// <summary>40 characters of base64 that stand behind an access key id, as in credential files and CSV downloads. Alone they may be any hash.</summary>
internal sealed class AwsSecretKeyRule : IValueRule
{
    private const int KeyIdLength = 20;
    private const int SecretLength = 40;

    public IEnumerable<string> Anchors => ["AKIA", "ASIA"];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!(Ascii.IsAt(text, at, "AKIA") || Ascii.IsAt(text, at, "ASIA")) || Ascii.RunEnd(text, at, Ascii.Base32, KeyIdLength + 1) != at + KeyIdLength)
        {
            return false;
        }

        var start = at + KeyIdLength;
        while (start < Math.Min(text.Length, at + KeyIdLength + 4) && text[start] is ' ' or ',' or ';' or ':' or '\t' or '|' or '"' or '\n')
        {
            start++;
        }

        if (start == at + KeyIdLength || Ascii.RunEnd(text, start, Ascii.Base64, SecretLength + 1) != start + SecretLength)
        {
            return false;
        }

        finding = new Finding(start, start + SecretLength, RedactionKinds.AwsSecretKey);
        return true;
    }
}
