using System.Diagnostics;
using StandardObservability.Diagnosis.Flush;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Flush;

/// <summary>Flushes that fail, throw, are late or not wanted any more.</summary>
public sealed class OutputFlushTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("sent sent", true)]
    [InlineData("sent failed", false)]
    [InlineData("failed sent", false)]
    [InlineData("throws sent", false)]
    [InlineData("sent throws", false)]
    public void All_must_succeed(string outcomes, bool expected)
    {
        var flush = new OutputFlush([.. outcomes.Split(' ').Select(static o => new Func<int, bool>(_ => o == "throws" ? throw new InvalidOperationException() : o == "sent"))]);
        flush.Begin(Long, CancellationToken.None);

        Assert.Equal(expected, flush.Wait(CancellationToken.None));
    }

    /// <summary>A rest of a budget may be below zero. -1 millisecond would be infinite.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-1.5)]
    [InlineData(-50)]
    [InlineData(20)]
    public void A_flush_that_is_late_is_not_awaited(double milliseconds)
    {
        using var end = new ManualResetEventSlim();
        var started = Stopwatch.GetTimestamp();

        Assert.False(OutputFlush.Run(
            _ =>
            {
                end.Wait();
                return true;
            },
            TimeSpan.FromMilliseconds(milliseconds),
            CancellationToken.None));

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 30);
        end.Set();
    }

    [Fact]
    public void A_flush_that_is_not_wanted_any_more_does_not_start()
    {
        var isCalled = false;

        Assert.False(OutputFlush.Run(_ => isCalled = true, Long, new CancellationToken(canceled: true)));
        Assert.False(isCalled);
    }

    [Fact]
    public void The_time_since_the_begin_is_part_of_the_limit()
    {
        using var end = new ManualResetEventSlim();
        var flush = new OutputFlush(_ =>
        {
            end.Wait();
            return true;
        });
        flush.Begin(TimeSpan.FromSeconds(1), CancellationToken.None);
        Thread.Sleep(1_100);
        var started = Stopwatch.GetTimestamp();

        Assert.False(flush.Wait(CancellationToken.None));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 900);
        end.Set();
    }
}
