using System.Collections;
using OpenTelemetry;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>Compares sets of attributes by their keys and values, in any order.</summary>
/// <param name="comparesElements">Whether arrays with the same elements are equal. OpenTelemetry has one data point for each array object.</param>
internal sealed class TagSetComparer(bool comparesElements)
    : IEqualityComparer<KeyValuePair<string, object?>[]>, IAlternateEqualityComparer<ReadOnlyTagCollection, KeyValuePair<string, object?>[]>
{
    private readonly IEqualityComparer _values = comparesElements ? StructuralComparisons.StructuralEqualityComparer : EqualityComparer<object>.Default;

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
            if (other.Key == tag.Key && _values.Equals(other.Value, tag.Value))
            {
                return true;
            }
        }

        return false;
    }

    private int Hash(KeyValuePair<string, object?> tag)
        => HashCode.Combine(tag.Key, tag.Value is null ? 0 : _values.GetHashCode(tag.Value));
}
