using System.Runtime.CompilerServices;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Remembers some keys and texts in which no secret was found, when the same pair comes again.</summary>
/// <remarks>
/// A pair replaces another one at its place, so the memory is bounded. Thread-safe without a lock, because an entry is one reference to a pair
/// that cannot change. A pair that occurs once allocates nothing.
/// </remarks>
internal sealed class HarmlessPairs
{
    private const int Places = 512;

    /// <summary>Longer texts rarely repeat.</summary>
    private const int MaxLength = 128;

    private readonly HarmlessPair?[] _pairs = new HarmlessPair?[Places];

    /// <summary>The texts of pairs that came once.</summary>
    private readonly string?[] _candidates = new string?[Places];

    public HarmlessPair? Find(string key, string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var pair = _pairs[Place(key, text)];
        return pair is not null && pair.Is(key, text) ? pair : null;
    }

    public void Add(string key, string text)
    {
        if (text.Length > MaxLength || key.Length > MaxLength)
        {
            return;
        }

        ref var candidate = ref _candidates[Place(key, text)];
        if (string.Equals(candidate, text))
        {
            _pairs[Place(key, text)] = new HarmlessPair(key, text);
        }
        else
        {
            candidate = text;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(string key, string text) => (TextPlace.Find(text) + (key.Length * 67)) & (Places - 1);
}
