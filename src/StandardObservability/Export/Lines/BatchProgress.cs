namespace StandardObservability.Export.Lines;

/// <summary>Lets threads wait until a writer has completed a batch.</summary>
internal sealed class BatchProgress
{
    private readonly object _gate = new();
    private long _completed;

    /// <summary>Marks all batches up to this one as completed.</summary>
    public void Complete(long batch)
    {
        lock (_gate)
        {
            _completed = batch;
            Monitor.PulseAll(_gate);
        }
    }

    /// <returns><see langword="false"/> when the batch was not completed in time.</returns>
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
