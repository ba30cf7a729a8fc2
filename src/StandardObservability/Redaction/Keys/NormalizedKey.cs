using System.Numerics;

namespace StandardObservability.Redaction.Keys;

/// <summary>A key in lower case and without separators: <c>X-Api-Key</c> is <c>xapikey</c>, with words that start at 0, 1 and 4.</summary>
/// <remarks>Names match the end of a key, so only the last <see cref="MaxLength"/> letters of a long key are kept.</remarks>
internal ref struct NormalizedKey
{
    public const int MaxLength = 64;

    /// <summary>Bit i is set when a word starts at <c>Letters[^(i + 1)]</c>. Counting from the end makes removing the end a shift.</summary>
    private ulong _startsFromEnd;

    public NormalizedKey(ReadOnlySpan<char> key, Span<char> buffer)
    {
        var at = buffer.Length;
        for (var i = key.Length - 1; i >= 0 && at > 0; i--)
        {
            var c = key[i];
            if (IsSeparator(c))
            {
                continue;
            }

            buffer[--at] = char.ToLowerInvariant(c);
            if (StartsWord(key, i))
            {
                _startsFromEnd |= 1UL << (buffer.Length - at - 1);
            }
        }

        Letters = buffer[at..];
    }

    public ReadOnlySpan<char> Letters { get; private set; }

    public readonly int LastWordLength => Math.Min(BitOperations.TrailingZeroCount(_startsFromEnd) + 1, Letters.Length);

    public readonly bool EndsWith(KeyName name)
        => Letters.EndsWith(name.Letters, StringComparison.Ordinal)
        && (name.MayStartWithinWord || StartsWord(name.Letters.Length))
        && (!name.IsWhole || name.Letters.Length == Letters.Length);

    /// <summary>Removes a name from the end, unless nothing would remain.</summary>
    public bool TryRemoveEnd(KeyName name) => name.Letters.Length < Letters.Length && EndsWith(name) && RemoveEnd(name.Letters.Length);

    public bool TryRemoveDigits()
    {
        var digits = Letters.Length - Letters.TrimEnd("0123456789").Length;
        return digits > 0 && digits < Letters.Length && RemoveEnd(digits);
    }

    private readonly bool StartsWord(int lettersFromEnd) => (_startsFromEnd & (1UL << (lettersFromEnd - 1))) != 0;

    private bool RemoveEnd(int letters)
    {
        Letters = Letters[..^letters];
        _startsFromEnd >>= letters;
        return true;
    }

    private static bool IsSeparator(char c) => !char.IsLetterOrDigit(c);

    /// <summary>A word starts after a separator, at the capital of <c>aB</c>, at the last capital of <c>ABc</c>, and between letters and digits.</summary>
    private static bool StartsWord(ReadOnlySpan<char> key, int i)
    {
        if (i == 0 || IsSeparator(key[i - 1]))
        {
            return true;
        }

        var (before, c) = (key[i - 1], key[i]);
        return char.IsDigit(before) != char.IsDigit(c)
            || (char.IsUpper(c) && (!char.IsUpper(before) || (i + 1 < key.Length && char.IsLower(key[i + 1]))));
    }
}
