namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>One returned time series.</summary>
internal sealed record MetricDataResult(string Id, string Label, int Period, IReadOnlyList<(DateTimeOffset Timestamp, double Value)> Points)
{
    public IReadOnlyList<double> Values => [.. Points.Select(point => point.Value)];
}
