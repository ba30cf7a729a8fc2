using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling.Rules;

public sealed class ReservoirTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Two_a_second()
    {
        var reservoir = new Reservoir(2, 2, _time);

        Takes(reservoir, 1, true, true, false);
        After(250, reservoir, 1, false);
        After(500, reservoir, 1, true, false);
        After(5_000, reservoir, 1, true, true, false, false);
    }

    [Fact]
    public void Half_a_trace_a_second_in_quarters()
    {
        var reservoir = new Reservoir(0.5, 0.5, _time);

        Takes(reservoir, 0.25, true, true, false);
        After(250, reservoir, 0.25, false);
        After(500, reservoir, 0.25, true);
        After(5_000, reservoir, 0.25, true, true, false);
    }

    [Fact]
    public void One_in_ten_seconds()
    {
        var reservoir = new Reservoir(0.1, 1, _time);

        Takes(reservoir, 1, true, false);
        After(20_000, reservoir, 1, true, false);
    }

    [Fact]
    public void A_thousand_a_second_saved_up_to_a_hundred()
    {
        var reservoir = new Reservoir(1000, 100, _time);

        Takes(reservoir, 100, true);
        Takes(reservoir, 1, false);
        After(49, reservoir, 50, false);
        After(1, reservoir, 50, true);
        Takes(reservoir, 1, false);
        After(1_000_000, reservoir, 1, true);
        After(1_000_000, reservoir, 101, false);
        Takes(reservoir, 100, true);
        Takes(reservoir, 1, false);
    }

    [Fact]
    public void Many_threads_take_no_more_than_the_reservoir_has()
    {
        var reservoir = new Reservoir(1000, 1000, _time);
        var taken = 0;

        Parallel.For(0, 20_000, _ =>
        {
            if (reservoir.TryTake(_time.GetTimestamp()))
            {
                Interlocked.Increment(ref taken);
            }
        });

        Assert.Equal(1000, taken);
    }

    private void After(int milliseconds, Reservoir reservoir, double traces, params bool[] expected)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Takes(reservoir, traces, expected);
    }

    private void Takes(Reservoir reservoir, double traces, params bool[] expected)
        => Assert.Equal(expected, expected.Select(_ => reservoir.TryTake(_time.GetTimestamp(), traces)));
}
