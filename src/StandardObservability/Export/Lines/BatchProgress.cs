namespace StandardObservability.Export.Lines;

/// <summary>How far a writer has come with its batches, for those who wait for one of them.</summary>
internal sealed class BatchProgress
{
    private readonly object _gate = new();
    private long _completed;

    /// <summary>All batches up to this one are done with.</summary>
    public void Complete(long batch)
    {
        lock (_gate)
        {
            _completed = batch;
            Monitor.PulseAll(_gate);
        }
    }

    /// <returns><see langword="false"/> when the batch was not done with in time.</returns>
    public bool WaitFor(long batch, TimeSpan timeout)
    {
        var started = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            while (_completed < batch)
            {
                var left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - TimeProvider.System.GetElapsedTime(started);
                if ((left < TimeSpan.Zero && left != Timeout.InfiniteTimeSpan) || !Monitor.Wait(_gate, left))
                {
                    return _completed >= batch;
                }
            }

            return true;
        }
    }
}
