using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>A parsed search: the schema (namespace and exact set of dimensions) and the terms.</summary>
internal sealed record SearchQuery(string? Namespace, IReadOnlyList<string> Dimensions, Func<MetricId, bool> Terms)
{
    public bool Matches(MetricId metric) =>
        (Namespace is null || (metric.Namespace == Namespace && metric.HasExactly([.. Dimensions]))) && Terms(metric);
}
