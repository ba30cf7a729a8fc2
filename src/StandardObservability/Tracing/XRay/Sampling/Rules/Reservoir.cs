namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>A token bucket of traces: fills at a rate per second, up to a size. It starts full.</summary>
/// <remarks>The state is one number, the timestamp at which the bucket was empty. The time since then is its content.</remarks>
internal sealed class Reservoir
{
    private readonly double _ticksPerTrace;
    private readonly long _size;
    private long _emptyAt;

    /// <param name="perSecond">Traces per second, above 0.</param>
    /// <param name="size">Most traces that it holds.</param>
    /// <param name="time">The clock.</param>
    public Reservoir(double perSecond, double size, TimeProvider time)
    {
        PerSecond = perSecond;
        _ticksPerTrace = time.TimestampFrequency / perSecond;
        _size = (long)(size * _ticksPerTrace);
        _emptyAt = time.GetTimestamp() - _size;
    }

    public double PerSecond { get; }

    /// <summary>Takes traces, or none when it holds fewer.</summary>
    /// <param name="now">The timestamp of the clock.</param>
    /// <param name="traces">How many to take.</param>
    public bool TryTake(long now, double traces = 1)
    {
        var cost = (long)(traces * _ticksPerTrace);
        while (true)
        {
            var emptyAt = Volatile.Read(ref _emptyAt);
            var left = Math.Min(now - emptyAt, _size) - cost;
            if (left < 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _emptyAt, now - left, emptyAt) == emptyAt)
            {
                return true;
            }
        }
    }
}
