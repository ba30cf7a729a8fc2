using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics;

/// <summary>Log messages about metrics of every output.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.AttributesOverflow,
        LogLevel.Warning,
        "Metric {Instrument} exceeds OpenTelemetry's limit of attribute combinations. The attribute {Attribute} alone has {Distinct} values or more, for "
        + "example {Sample}. Further combinations are combined in one data point with the attribute otel.metric.overflow; totals stay exact. "
        + "Remove the attribute from the measurements, and write it to a span or a log event instead. See docs/events.md#302.")]
    public static partial void AttributesOverflow(ILogger logger, string instrument, string attribute, object distinct, string sample);
}
