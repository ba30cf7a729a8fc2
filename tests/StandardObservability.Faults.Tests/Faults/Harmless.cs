using Judges.Receiving;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>What holds in every run.</summary>
internal static class Harmless
{
    /// <summary>More than any buffer of ours: 4 MiB of lines, 8,192 spans and 2,048 log records.</summary>
    private const double MostMemory = 64;

    /// <summary>No request failed or waited, memory is bounded, and every item is sent or counted as lost.</summary>
    public static void AssertHarmless(this FaultFigures figures)
    {
        Assert.Equal(figures.Without.Failed, figures.With.Failed);
        Assert.True(figures.With.IsAsFastAs(figures.Without), $"{figures.With} with telemetry, {figures.Without} without");
        Assert.InRange(figures.MemoryGrowth, double.MinValue, figures.MemoryGrowthWithout + MostMemory);
        Assert.All(figures.Outputs, static o => Assert.True(o.IsBalanced, o.ToString()));
    }

    /// <summary>The receiver has what was sent, and at most also what has no answer.</summary>
    public static async Task AssertReceivedAsync(this FaultFigures figures, OtlpReceiver receiver)
    {
        AssertReceived(figures.Output("otlp.traces"), (await receiver.SpansAsync()).Count);
        AssertReceived(figures.Output("otlp.logs"), (await receiver.LogRecordsAsync()).Count);
        AssertReceived(figures.Output("otlp.metrics"), (await receiver.MetricPointsAsync()).Count);
        Assert.Empty(receiver.ProtocolErrors);
    }

    private static void AssertReceived(OutputAccount output, int received)
        => Assert.True(
            received >= output.Sent && received <= output.Sent + output.LostBy("unknown") + output.LostBy("shutdown"),
            $"{output}, {received} received");
}
