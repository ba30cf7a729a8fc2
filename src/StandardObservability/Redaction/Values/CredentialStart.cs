namespace StandardObservability.Redaction.Values;

/// <summary>What stands between a scheme and its credentials: blanks, as they are or as a URL writes them.</summary>
internal static class CredentialStart
{
    public static bool TryRead(ReadOnlySpan<char> text, int afterScheme, out int start)
    {
        start = Ascii.SkipBlanks(text, afterScheme);
        if (start == afterScheme && Ascii.At(text, start) is '+')
        {
            start++;
        }
        else if (start == afterScheme && start < text.Length && Ascii.IsAt(text, start, "%20"))
        {
            start += 3;
        }

        return start > afterScheme && start < text.Length;
    }
}
