using System.Diagnostics.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Aws.Calls;

/// <summary>The duration of calls with all their attempts.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.44, RPC metrics.</remarks>
internal static class CallDuration
{
    private static readonly Meter Meter = new(ActivitySourceNames.AwsSdk);

    private static readonly Histogram<double> Histogram = Meter.CreateHistogram(
        MetricNames.RpcClientCallDuration,
        unit: "s",
        description: "Duration of AWS SDK calls with all their attempts.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    public static bool IsCollected => Histogram.Enabled;

    public static void Record(CallName name, TimeSpan duration, string? error)
    {
        if (!Histogram.Enabled)
        {
            return;
        }

        var tags = name.MetricTags;
        if (error is not null)
        {
            tags.Add(AttributeNames.ErrorType, error);
        }

        Histogram.Record(duration.TotalSeconds, in tags);
    }
}
