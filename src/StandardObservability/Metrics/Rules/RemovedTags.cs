namespace StandardObservability.Metrics.Rules;

/// <summary>The removed attributes of one instrument that were found.</summary>
internal sealed class RemovedTags
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private int _measurements;
    private int _isPaused;

    /// <returns><see langword="false"/> when the attribute was found before.</returns>
    public bool TryAdd(string key)
    {
        lock (_found)
        {
            return _found.Add(key);
        }
    }

    public int CountMeasurement() => Interlocked.Increment(ref _measurements);

    /// <summary>No measurement is read until <see cref="TryContinue"/>.</summary>
    public void Pause()
    {
        _measurements = 0;
        Volatile.Write(ref _isPaused, 1);
    }

    /// <returns><see langword="false"/> when measurements are still read.</returns>
    public bool TryContinue() => Interlocked.Exchange(ref _isPaused, 0) == 1;
}
