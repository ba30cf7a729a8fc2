using StandardObservability.Tracing.XRay;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

public sealed class CoarseClockTests
{
    private readonly SetTime _time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue / 2)]
    public void A_reading_is_used_within_its_period_only(long start)
    {
        var milliseconds = start / CoarseClock.PeriodMilliseconds * CoarseClock.PeriodMilliseconds;
        var clock = new CoarseClock(() => milliseconds, _time);
        Assert.Equal(1_795_824_000u, clock.UnixSeconds());

        _time.Now = _time.Now.AddSeconds(1);
        milliseconds += CoarseClock.PeriodMilliseconds - 1;
        Assert.Equal(1_795_824_000u, clock.UnixSeconds());

        milliseconds++;
        Assert.Equal(1_795_824_001u, clock.UnixSeconds());
    }

    [Fact]
    public void A_clock_that_is_set_back_is_followed()
    {
        var milliseconds = 0L;
        var clock = new CoarseClock(() => milliseconds, _time);
        clock.UnixSeconds();

        _time.Now = DateTimeOffset.UnixEpoch;
        milliseconds += CoarseClock.PeriodMilliseconds;
        Assert.Equal(0u, clock.UnixSeconds());
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(1_795_824_000);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
