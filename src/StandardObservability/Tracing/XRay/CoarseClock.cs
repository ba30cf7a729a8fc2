namespace StandardObservability.Tracing.XRay;

/// <summary>The time in seconds, for who asks for it thousands of times a second and can bear that it is a quarter of a second old.</summary>
/// <remarks>Reading the system's time costs as much as the rest of a trace id. The counter of milliseconds since the system's start costs a fifth of that, and says whether the last reading still holds.</remarks>
internal sealed class CoarseClock
{
    /// <summary>Longest that a reading holds.</summary>
    internal const int PeriodMilliseconds = 256;

    private readonly Func<long> _milliseconds;
    private readonly TimeProvider _time;

    /// <summary>When it was read, in periods of <see cref="PeriodMilliseconds"/>, and what: one number, so that both belong together.</summary>
    private long _reading;

    /// <param name="milliseconds">Milliseconds that have passed since some point in the past.</param>
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
