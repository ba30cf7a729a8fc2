namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Compares dimension values one by one.</summary>
internal sealed class TextArrayComparer : IEqualityComparer<string[]>
{
    public static TextArrayComparer Instance { get; } = new();

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
