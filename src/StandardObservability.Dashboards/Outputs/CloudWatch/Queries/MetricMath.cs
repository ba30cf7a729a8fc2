using System.Globalization;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>Translates queries to metric math over the metrics of one widget or alarm. A metric with a statistic is read once.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Using math expressions with CloudWatch metrics" and "CloudWatch statistics definitions".</remarks>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class MetricMath(EmittedMetrics metrics)
{
    private readonly List<MetricOperand> _operands = [];

    /// <summary>The metrics that the expressions read.</summary>
    public IReadOnlyList<MetricOperand> Operands => _operands;

    /// <summary>The expression of a query, which is only an id if the query is one statistic of one metric.</summary>
    /// <exception cref="RenderException">Metric math cannot express the query.</exception>
    public string Translate(Query query) => Translate(query, isPart: false);

    /// <summary>The number of measurements in a period.</summary>
    public string Count(RateQuery query) => Read(query, CountStatistic(query));

    /// <summary>Reads a statistic of the roll-up of a signal.</summary>
    public string Read(SignalQuery query, string statistic)
        => Read(query.Signal.Name, statistic, metrics.FindDetails(query) ?? throw new RenderException(
            $"reads {query.Signal.Name} by {string.Join(" and ", query.UsedAttributes)}, which is not the dimension set of one metric. "
            + "Read all measurements, or declare a counter of its own for what is needed."));

    /// <summary>The statistic that counts the measurements of a query.</summary>
    public static string CountStatistic(SignalQuery query) => query.Signal.Kind == InstrumentKind.Histogram ? "SampleCount" : "Sum";

    /// <summary>The statistic of a query that reads one.</summary>
    /// <exception cref="RenderException">The query needs more than one statistic.</exception>
    public static string StatisticOf(SignalQuery query) => query switch
    {
        QuantileQuery quantile => string.Create(CultureInfo.InvariantCulture, $"p{(decimal)quantile.Rank * 100:0.##########}"),
        LevelQuery level => level.Aggregation.ToString(),
        RateQuery => CountStatistic(query),
        _ => throw new RenderException("splits a share by an attribute. Split a rate or a quantile instead."),
    };

    /// <param name="query">The query.</param>
    /// <param name="isPart">Whether it is the numerator of a ratio, where no measurements count as 0.</param>
    private string Translate(Query query, bool isPart) => query switch
    {
        RateQuery rate when Count(rate) is var id => isPart ? $"FILL({id},0)/PERIOD({id})" : $"{id}/PERIOD({id})",
        InstanceRateQuery rate => TranslateInstanceRate(rate),
        QuantileQuery or LevelQuery => Read((SignalQuery)query, StatisticOf((SignalQuery)query)),
        ShareQuery share => TranslateShare(share),
        ChangeQuery change => $"DIFF({Translate(change.Of)})",
        RatioQuery { Part: RateQuery part, Total: RateQuery total } => $"FILL({Count(part)},0)/{Count(total)}",
        RatioQuery ratio => $"({Translate(ratio.Part, isPart: true)})/({Translate(ratio.Total)})",
        _ => throw new RenderException("reads log events. Only a widget with this one line can."),
    };

    /// <summary>
    /// Each instance writes the number of its processors once an interval. So the number of these values, times the interval, is the time of all
    /// instances together.
    /// </summary>
    private string TranslateInstanceRate(InstanceRateQuery query)
    {
        var increase = Read(query, "Sum");
        var intervals = Read(StandardSignals.CpuCount.Name, "SampleCount", []);
        return $"{increase}/({intervals}*{Numbers.Write(metrics.ExportInterval.TotalSeconds)})";
    }

    private string TranslateShare(ShareQuery share)
    {
        var within = Read(share, string.Create(CultureInfo.InvariantCulture, $"TC(:{share.Threshold:0.##########})"));
        var all = Read(share, "SampleCount");
        return share is ShareAboveQuery ? $"1-{within}/{all}" : $"{within}/{all}";
    }

    private string Read(string metric, string statistic, IReadOnlyList<MetricDetail> details)
    {
        var operand = _operands.Find(o => o.Reads(metric, statistic, details));
        if (operand is null)
        {
            operand = new MetricOperand(string.Create(CultureInfo.InvariantCulture, $"m{_operands.Count + 1}"), metric, statistic, details);
            _operands.Add(operand);
        }

        return operand.Id;
    }
}
