namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>A parsed query of Metrics Insights.</summary>
internal sealed record InsightsQuery(string Function, string Metric, string Namespace)
{
    /// <summary>The exact set of dimensions that SCHEMA asks for; null without SCHEMA.</summary>
    public IReadOnlyList<string>? Schema { get; init; }

    public IReadOnlyList<(string Dimension, bool Equal, string Value)> Conditions { get; init; } = [];

    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public string? OrderBy { get; init; }

    public bool Descending { get; init; }

    public int Limit { get; init; } = 500;
}
