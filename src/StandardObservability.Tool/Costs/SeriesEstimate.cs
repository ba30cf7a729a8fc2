namespace StandardObservability.Tool.Costs;

/// <summary>The series of a metric before deployment.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Series">Series of one instance, at most the limit.</param>
/// <param name="Factors">The attributes and their numbers of values, for example <c>acme.tenant.tier 5</c>.</param>
/// <param name="Unbounded">The attributes whose number of values is not known, so that the limit counts.</param>
internal sealed record SeriesEstimate(string Metric, long Series, IReadOnlyList<string> Factors, IReadOnlyList<string> Unbounded)
{
    /// <summary>Series of all instances.</summary>
    public long Count(int instances) => IsOfInstance ? Series * instances : Series;

    /// <summary>Whether the limit ends the series, and what is recorded beyond it has no attributes.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether each instance has series of its own. CloudWatch adds up what instances record for other series.</summary>
    public bool IsOfInstance { get; init; }

    /// <summary>The attributes as a report shows them.</summary>
    public string Description => Factors.Count == 0 ? "no attributes" : string.Join(" x ", Factors);
}
