using System.Runtime.CompilerServices;

namespace StandardObservability.Text;

/// <summary>What was worked out for a string, found again by the string's reference: names and templates are literals, whose references stay.</summary>
/// <remarks>
/// Bounded and without locks. A string that is made anew for each call, by interpolation, takes a place and gives it up to the next;
/// four places stand open to each string, so that literals keep theirs.
/// </remarks>
/// <param name="size">Number of places, a power of two.</param>
internal sealed class ReferenceCache<T>(int size)
    where T : class
{
    private const int Ways = 4;

    private readonly Entry?[] _entries = new Entry?[size + Ways];

    public T? Find(string key)
    {
        var first = FirstPlace(key);
        for (var i = first; i < first + Ways; i++)
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
        var first = FirstPlace(key);
        var free = Array.FindIndex(_entries, first, Ways, static e => e is null);
        _entries[free >= 0 ? free : first + (RuntimeHelpers.GetHashCode(value) % Ways)] = new Entry(key, value);
    }

    private int FirstPlace(string key) => RuntimeHelpers.GetHashCode(key) & (size - 1);

    private sealed record Entry(string Key, T Value);
}
