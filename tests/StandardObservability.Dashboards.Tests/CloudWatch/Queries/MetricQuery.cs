using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>One entry of a request: a metric with its statistic, or an expression.</summary>
internal sealed record MetricQuery(string Id, int? Period, bool ReturnData, string? Label)
{
    public MetricId? Metric { get; init; }

    public Statistic? Statistic { get; init; }

    public string? Expression { get; init; }

    /// <summary>Whether the expression is a query of Metrics Insights.</summary>
    public bool IsInsightsQuery => Expression?.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) == true;
}
