namespace StandardObservability.Metrics.Rules;

/// <summary>The removed attributes of one instrument that were found.</summary>
internal sealed class RemovedTags
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private int _measurements;

    /// <returns><see langword="false"/> when the attribute was found before.</returns>
    public bool TryAdd(string key)
    {
        lock (_found)
        {
            return _found.Add(key);
        }
    }

    public int CountMeasurement() => Interlocked.Increment(ref _measurements);
}
