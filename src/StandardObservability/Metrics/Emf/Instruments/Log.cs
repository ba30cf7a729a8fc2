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
        + "CloudWatch bills each series as one metric. See docs/events.md#300.")]
    public static partial void DimensionOverflows(ILogger logger, string instrument, string attribute, object distinct, string sample);

    [LoggerMessage(
        EventIds.SeriesOverflow,
        LogLevel.Warning,
        "Metric {Instrument} gets no further series, because the limit of {MaxSeries} series of all metrics is reached. "
        + "Values of its attribute {Attribute} so far: {Distinct}, for example {Sample}. Metric {Widest} has most series: {WidestCount}. "
        + "Further combinations of dimension values are combined in one series named (overflow); totals stay exact. "
        + "Remove attributes from Observability:Metrics:Dimensions, or raise Observability:Metrics:MaxSeries. "
        + "CloudWatch bills each series as one metric. See docs/events.md#303.")]
    public static partial void SeriesOverflow(
        ILogger logger, string instrument, int maxSeries, string attribute, int distinct, string sample, string widest, int widestCount);

    [LoggerMessage(
        EventIds.LevelsLost,
        LogLevel.Warning,
        "Metric {Instrument} ends for the attribute values that were recorded longest ago, because other values need their places. "
        + "Use an observable instrument, which reports only current values, or remove attributes that have many values. See docs/events.md#304.")]
    public static partial void LevelsLost(ILogger logger, string instrument);

    [LoggerMessage(
        EventIds.NegativeMeasurements,
        LogLevel.Warning,
        "Metric {Instrument} has negative measurements. Exponential histograms cannot store them, so they are lost and counted as lost. "
        + "Record values from 0, or give the metric explicit buckets with a view. See docs/events.md#305.")]
    public static partial void NegativeMeasurements(ILogger logger, string instrument);

    [LoggerMessage(EventIds.BillableMetrics, LogLevel.Information, "Billable CloudWatch metrics of embedded metric format: {Count} so far.")]
    public static partial void BillableMetrics(ILogger logger, object count);
}
