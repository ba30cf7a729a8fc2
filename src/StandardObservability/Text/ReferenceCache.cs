using System.Runtime.CompilerServices;

namespace StandardObservability.Text;

/// <summary>Caches a value for a string, which is found by reference: names and templates usually are literals, so their references do not change.</summary>
/// <remarks>
/// Its size is bounded and it needs no locks. A string that interpolation creates for each call occupies a slot until another string
/// replaces it; each string has four possible slots, so that literals keep theirs.
/// </remarks>
/// <param name="size">Number of slots, a power of two.</param>
internal sealed class ReferenceCache<T>(int size)
    where T : class
{
    private const int SlotsPerKey = 4;

    private readonly Entry?[] _entries = new Entry?[size + SlotsPerKey];

    public T? Find(string key)
    {
        var first = FirstSlot(key);
        for (var i = first; i < first + SlotsPerKey; i++)
        {
            if (_entries[i] is { } entry && ReferenceEquals(entry.Key, key))
            {
                return entry.Value;
            }
        }

        return null;
    }

    public void Add(string key, T value)
    {
        var first = FirstSlot(key);
        var free = Array.FindIndex(_entries, first, SlotsPerKey, static e => e is null);
        _entries[free >= 0 ? free : first + (RuntimeHelpers.GetHashCode(value) % SlotsPerKey)] = new Entry(key, value);
    }

    private int FirstSlot(string key) => RuntimeHelpers.GetHashCode(key) & (size - 1);

    private sealed record Entry(string Key, T Value);
}
