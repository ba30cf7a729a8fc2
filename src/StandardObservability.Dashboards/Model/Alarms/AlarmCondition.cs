namespace StandardObservability.Dashboards;

/// <summary>When an alarm fires: a query breaches a threshold in M of the last N periods.</summary>
/// <param name="Query">What is compared.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Threshold">The threshold, in the unit of the query.</param>
public sealed record AlarmCondition(Query Query, Comparison Comparison, double Threshold)
{
    /// <summary>Length of a period.</summary>
    /// <value>10 seconds to 1 day. Default: 1 minute.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan Period
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(10));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    /// <summary>Number of periods that must breach, M.</summary>
    /// <value>1 to <see cref="Periods"/>. Default: 1.</value>
    public int BreachingPeriods { get; init; } = 1;

    /// <summary>Number of the last periods that are evaluated, N.</summary>
    /// <value>Default: 1. All periods together are at most 1 day.</value>
    public int Periods { get; init; } = 1;

    /// <summary>What a period without data means.</summary>
    /// <value>Default: <see cref="MissingData.NotBreaching"/>.</value>
    public MissingData MissingData { get; init; }

    /// <summary>The rate that counts measurements, for <see cref="SmallestSample"/>, or <see langword="null"/> to evaluate every period.</summary>
    public RateQuery? Sample { get; init; }

    /// <summary>Number of measurements that a period needs. One with fewer does not breach: one failure of two requests is not an outage.</summary>
    /// <value>Default: 0.</value>
    public int SmallestSample { get; init; }

    /// <summary>The signals that the condition reads.</summary>
    internal IEnumerable<SignalQuery> Reads => Sample is null ? Query.Reads : [.. Query.Reads, Sample];

    /// <summary>Whether a value breaches the threshold.</summary>
    internal bool IsBreachedBy(double value) => Comparison == Comparison.Above ? value > Threshold : value < Threshold;
}
