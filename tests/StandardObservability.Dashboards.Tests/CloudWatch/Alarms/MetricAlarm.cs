using StandardObservability.Dashboards.Tests.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>A metric alarm.</summary>
internal sealed record MetricAlarm(string Name, IReadOnlyList<MetricQuery> Queries, Func<double, bool> Breaches)
{
    public required int Period { get; init; }

    public required int EvaluationPeriods { get; init; }

    public required int DatapointsToAlarm { get; init; }

    public required TreatMissing Missing { get; init; }
}
