using System.Runtime.CompilerServices;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds the place of a text in a table that keeps one text at each place.</summary>
internal static class TextPlace
{
    /// <returns>A number whose lower bits differ for most texts. It reads four characters, because each read costs as much as the rest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var hash = (text[0] * 31) + text[^1];
        hash = (hash * 31) + text[text.Length / 2];
        hash = (hash * 31) + text[text.Length / 4];
        return (hash * 31) + text.Length;
    }
}
