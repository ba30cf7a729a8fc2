namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Compares string arrays by their elements, ordinally.</summary>
internal sealed class StringArrayComparer : IEqualityComparer<string[]>
{
    public static StringArrayComparer Instance { get; } = new();

    public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(string[] obj)
    {
        var hash = default(HashCode);
        foreach (var text in obj)
        {
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
