namespace Fuzz.Sampling;

/// <summary>A clock that only the target moves, so that an input always has the same result.</summary>
internal sealed class FixedClock : TimeProvider
{
    private long _ticks = TimeSpan.FromDays(1).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_ticks);

    public void Move(TimeSpan time) => _ticks += time.Ticks;
}
