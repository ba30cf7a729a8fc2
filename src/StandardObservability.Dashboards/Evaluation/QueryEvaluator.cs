using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Evaluation;

/// <summary>Evaluates queries over what the service has measured, as CloudWatch and Prometheus do over what it has exported.</summary>
internal sealed class QueryEvaluator(SampleStore samples)
{
    private const int SecondsOfMinute = 60;

    /// <summary>The value of a query in a window, or <see langword="null"/> without data.</summary>
    public double? Evaluate(Query query, DateTimeOffset from, DateTimeOffset to) => Evaluate(query, value: null, from, to);

    /// <summary>The value of a query for each value of the attribute by which it is split, the greatest first.</summary>
    public IReadOnlyList<(string Value, double Number)> Split(Query query, DateTimeOffset from, DateTimeOffset to)
        => [.. FindValues(query)
            .Select(v => (Value: v, Number: Evaluate(query, v, from, to)))
            .Where(static v => v.Number is not null)
            .Select(static v => (v.Value, Number: v.Number!.Value))
            .OrderByDescending(static v => v.Number)];

    /// <summary>The values of the attribute by which a query is split; empty for one that is not.</summary>
    public IReadOnlyList<string> FindValues(Query query) => query switch
    {
        LogCountQuery logs => samples.FindValues(logs.Events),
        SignalQuery signal => samples.FindValues(signal),
        _ => [],
    };

    /// <summary>The value of a query for one value of the attribute by which it is split.</summary>
    public double? Evaluate(Query query, string? value, DateTimeOffset from, DateTimeOffset to) => query switch
    {
        // Events are counted per minute, as in CloudWatch Logs Insights by bin(1m).
        LogCountQuery logs => (Evaluate(logs.Events, value, from, to) ?? 0) * SecondsOfMinute,
        ChangeQuery change => Evaluate(change.Of, value, from, to) - Evaluate(change.Of, value, from - (to - from), from),
        RatioQuery ratio => Divide(Evaluate(ratio.Part, value, from, to) ?? 0, Evaluate(ratio.Total, value, from, to)),
        SignalQuery signal => samples.Read(signal, value, from, to) is { } read ? Evaluate(signal, read, (to - from).TotalSeconds) : null,
        _ => null,
    };

    private static double? Evaluate(SignalQuery query, SampleSum read, double seconds) => query switch
    {
        // A counter that exists and did not grow has a rate of 0.
        InstanceRateQuery => read.Sum / seconds,
        RateQuery => (IsCounted(query.Signal) ? read.Count : read.Sum) / seconds,
        _ when read.Count == 0 => null,
        QuantileQuery quantile => read.FindQuantile(quantile.Rank),
        ShareWithinQuery => read.Within / read.Count,
        ShareAboveQuery => 1 - (read.Within / read.Count),
        LevelQuery { Aggregation: LevelAggregation.Minimum } => read.Min,
        LevelQuery { Aggregation: LevelAggregation.Maximum } => read.Max,
        LevelQuery => read.Sum / read.Count,
        _ => null,
    };

    /// <summary>Whether the rate counts measurements and does not add them up.</summary>
    private static bool IsCounted(Signal signal) => signal.Measured.Kind == InstrumentKind.Histogram;

    private static double? Divide(double part, double? total) => total is null or 0 ? null : part / total;
}
