namespace StandardObservability.Tracing.XRay;

/// <summary>A clock of whole seconds that is fast to read and up to a quarter of a second late.</summary>
/// <remarks>
/// Reading the system time costs as much as the rest of a trace id. The millisecond counter costs a fifth of that, and shows whether the last
/// reading is still valid.
/// </remarks>
internal sealed class CoarseClock
{
    /// <summary>How long a reading is used.</summary>
    internal const int PeriodMilliseconds = 256;

    private readonly Func<long> _milliseconds;
    private readonly TimeProvider _time;

    /// <summary>The period of the last reading and its seconds, in one number so that they are consistent.</summary>
    private long _reading;

    /// <param name="milliseconds">A counter of milliseconds.</param>
    /// <param name="time">The system's time.</param>
    public CoarseClock(Func<long> milliseconds, TimeProvider time)
    {
        (_milliseconds, _time) = (milliseconds, time);
        Read(Period());
    }

    public static CoarseClock System { get; } = new(static () => Environment.TickCount64, TimeProvider.System);

    /// <summary>Seconds since 1970.</summary>
    public uint UnixSeconds()
    {
        var period = Period();
        var reading = Volatile.Read(ref _reading);
        return (uint)(reading >>> 32) == period ? (uint)reading : Read(period);
    }

    private uint Period() => (uint)(_milliseconds() / PeriodMilliseconds);

    private uint Read(uint period)
    {
        var seconds = (uint)_time.GetUtcNow().ToUnixTimeSeconds();
        Volatile.Write(ref _reading, ((long)period << 32) | seconds);
        return seconds;
    }
}
