using OpenTelemetry;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>Compares sets of attributes by their keys and values, in any order.</summary>
/// <param name="comparesElements">Whether arrays with the same elements are equal. OpenTelemetry has one data point for each array object.</param>
internal sealed class TagSetComparer(bool comparesElements)
    : IEqualityComparer<KeyValuePair<string, object?>[]>, IAlternateEqualityComparer<ReadOnlyTagCollection, KeyValuePair<string, object?>[]>
{
    public KeyValuePair<string, object?>[] Create(ReadOnlyTagCollection alternate)
    {
        var tags = new KeyValuePair<string, object?>[alternate.Count];
        var i = 0;
        foreach (var tag in alternate)
        {
            tags[i++] = tag;
        }

        return tags;
    }

    public bool Equals(KeyValuePair<string, object?>[]? x, KeyValuePair<string, object?>[]? y)
        => ReferenceEquals(x, y) || (x is not null && y is not null && x.Length == y.Length && Array.TrueForAll(x, tag => Contains(y, tag)));

    public bool Equals(ReadOnlyTagCollection alternate, KeyValuePair<string, object?>[] other)
    {
        if (alternate.Count != other.Length)
        {
            return false;
        }

        foreach (var tag in alternate)
        {
            if (!Contains(other, tag))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(KeyValuePair<string, object?>[] obj)
    {
        var hash = 0;
        foreach (var tag in obj)
        {
            hash += Hash(tag);
        }

        return hash;
    }

    public int GetHashCode(ReadOnlyTagCollection alternate)
    {
        var hash = 0;
        foreach (var tag in alternate)
        {
            hash += Hash(tag);
        }

        return hash;
    }

    private bool Contains(KeyValuePair<string, object?>[] tags, KeyValuePair<string, object?> tag)
    {
        foreach (ref readonly var other in tags.AsSpan())
        {
            if (other.Key == tag.Key && AreEqual(other.Value, tag.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <remarks>.NET's structural comparison would add its code to each tuple of a native program.</remarks>
    private bool AreEqual(object? x, object? y)
    {
        if (!comparesElements || x is not Array { Rank: 1 } first || y is not Array { Rank: 1 } second)
        {
            return Equals(x, y);
        }

        var isEqual = first.Length == second.Length;
        for (var i = 0; isEqual && i < first.Length; i++)
        {
            isEqual = Equals(first.GetValue(i), second.GetValue(i));
        }

        return isEqual;
    }

    private int Hash(KeyValuePair<string, object?> tag) => HashCode.Combine(tag.Key, HashValue(tag.Value));

    private int HashValue(object? value)
    {
        if (!comparesElements || value is not Array { Rank: 1 } elements)
        {
            return value?.GetHashCode() ?? 0;
        }

        var hash = elements.Length;
        for (var i = 0; i < elements.Length; i++)
        {
            hash = HashCode.Combine(hash, elements.GetValue(i));
        }

        return hash;
    }
}
