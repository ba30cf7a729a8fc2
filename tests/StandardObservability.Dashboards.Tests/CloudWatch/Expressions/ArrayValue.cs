using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>An array of time series, also when it has one or none.</summary>
internal sealed record ArrayValue(IReadOnlyList<Series> Items) : MathValue;
