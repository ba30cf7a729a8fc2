using System.Buffers;

namespace StandardObservability.Text;

/// <summary>Characters that control how text is shown, and that a log line must not contain.</summary>
internal static class ControlCharacters
{
    /// <summary>
    /// The control characters of ASCII and Latin-1, the separators of lines and paragraphs, the marks of bidirectional text and the byte order mark.
    /// </summary>
    public static SearchValues<char> All { get; } = SearchValues.Create(
    [
        .. Range('\0', '\u001f'), .. Range('\u007f', '\u009f'), '\u061c', '\u200e', '\u200f', .. Range('\u2028', '\u202e'),
        .. Range('\u2066', '\u2069'), '\ufeff',
    ]);

    /// <summary>The ASCII characters that a JSON string must escape, and the delete character.</summary>
    public static SearchValues<char> EscapedInJson { get; } = SearchValues.Create(['"', '\\', .. Range('\0', '\u001f'), '\u007f']);

    private static char[] Range(char first, char last)
    {
        var range = new char[last - first + 1];
        for (var i = 0; i < range.Length; i++)
        {
            range[i] = (char)(first + i);
        }

        return range;
    }
}
