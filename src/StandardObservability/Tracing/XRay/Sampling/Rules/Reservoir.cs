namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>So many traces a second, saved up to a limit. It starts full.</summary>
/// <remarks>One number: the moment at which the reservoir would have been empty. What has flowed in since is what is there.</remarks>
internal sealed class Reservoir
{
    private readonly double _ticksPerTrace;
    private readonly long _size;
    private long _emptyAt;

    /// <param name="perSecond">What flows in, above 0.</param>
    /// <param name="size">What it holds at most.</param>
    /// <param name="time">The clock.</param>
    public Reservoir(double perSecond, double size, TimeProvider time)
    {
        PerSecond = perSecond;
        _ticksPerTrace = time.TimestampFrequency / perSecond;
        _size = (long)(size * _ticksPerTrace);
        _emptyAt = time.GetTimestamp() - _size;
    }

    public double PerSecond { get; }

    /// <summary>Takes <paramref name="traces"/>, or nothing when there are not that many.</summary>
    /// <param name="now">The timestamp of the clock.</param>
    /// <param name="traces">How much to take.</param>
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
