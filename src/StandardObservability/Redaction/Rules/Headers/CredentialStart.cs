using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>Finds the first character of the credentials after an HTTP authentication scheme; blanks may be percent-encoded.</summary>
internal static class CredentialStart
{
    public static bool TryFind(ReadOnlySpan<char> text, int afterScheme, out int start)
    {
        start = AsciiText.SkipBlanks(text, afterScheme);
        if (start == afterScheme && AsciiText.At(text, start) is '+')
        {
            start++;
        }
        else if (start == afterScheme && start < text.Length && AsciiText.IsAt(text, start, "%20"))
        {
            start += 3;
        }

        return start > afterScheme && start < text.Length;
    }
}
