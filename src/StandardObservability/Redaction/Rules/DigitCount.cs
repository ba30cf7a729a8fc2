namespace StandardObservability.Redaction.Rules;

/// <summary>Counts the digits of a text.</summary>
internal static class DigitCount
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }
}
