using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Log messages about the number of metric series.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.DimensionOverflows,
        LogLevel.Warning,
        "Metric {Instrument} exceeds its limit of series. The attribute {Attribute} alone has {Distinct} values, for example {Sample}. "
        + "Further combinations of dimension values are combined in one series named (overflow); totals stay exact. "
        + "Remove the attribute from Observability:Metrics:Dimensions, or raise Observability:Metrics:MaxSeriesPerInstrument or MaxSeries. "
        + "CloudWatch bills each series as one metric.")]
    public static partial void DimensionOverflows(ILogger logger, string instrument, string attribute, int distinct, string sample);

    [LoggerMessage(EventIds.BillableMetrics, LogLevel.Information, "Billable CloudWatch metrics of embedded metric format: {Count} so far.")]
    public static partial void BillableMetrics(ILogger logger, int count);
}
