namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>A dimension of a metric beyond service and environment.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Value">Its value.</param>
internal sealed record MetricDetail(string Name, string Value);
