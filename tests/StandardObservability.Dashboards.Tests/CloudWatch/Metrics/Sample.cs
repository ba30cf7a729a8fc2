namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>What one document says of one metric in one minute. Without values it is a statistic set.</summary>
internal sealed record Sample(long Second, IReadOnlyList<WeightedValue>? Values, double Min, double Max, double Sum, double Count)
{
    /// <summary>Values; also those of a statistic set that can only have come from equal values, as CloudWatch accepts it for percentiles.</summary>
    public IReadOnlyList<WeightedValue>? Distribution =>
        Values ?? (Min.Equals(Max) && Sum.Equals(Min * Count) ? [new WeightedValue(Min, Count)] : null);

    public static Sample Of(long second, IReadOnlyList<WeightedValue> values) => new(
        second, values, values.Min(v => v.Value), values.Max(v => v.Value), values.Sum(v => v.Value * v.Count), values.Sum(v => v.Count));
}
