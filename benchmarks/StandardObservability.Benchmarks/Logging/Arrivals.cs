namespace StandardObservability.Benchmarks.Logging;

/// <summary>Counts the events that a pipeline has written, and lets callers wait for a count.</summary>
internal sealed class Arrivals : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _enough = new();
    private long _count;
    private long _awaited = long.MaxValue;

    public void Add(long events)
    {
        lock (_gate)
        {
            _count += events;
            if (_count >= _awaited)
            {
                _enough.Set();
            }
        }
    }

    /// <summary>Waits for a number of events since the start.</summary>
    public void Await(long events)
    {
        lock (_gate)
        {
            if (_count >= events)
            {
                return;
            }

            _awaited = events;
            _enough.Reset();
        }

        _enough.Wait();
    }

    public void Dispose() => _enough.Dispose();
}
