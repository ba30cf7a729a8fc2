using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>What this room says about itself.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.DimensionOverflows, LogLevel.Warning, "The metric {Instrument} has more sets of dimension values than its budget: {Attribute} alone has {Distinct} values, for example {Sample}. The rest shares one series named (overflow), totals stay exact. Take the attribute out of Observability:Metrics:Dimensions, or raise Observability:Metrics:MaxSeriesPerInstrument or MaxSeries; each series is a metric that CloudWatch bills.")]
    public static partial void DimensionOverflows(ILogger logger, string instrument, string attribute, int distinct, string sample);

    [LoggerMessage(EventIds.BillableMetrics, LogLevel.Information, "Embedded metric format makes {Count} CloudWatch metrics so far.")]
    public static partial void BillableMetrics(ILogger logger, int count);
}
