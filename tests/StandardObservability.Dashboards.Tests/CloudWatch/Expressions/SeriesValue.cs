using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>One time series.</summary>
internal sealed record SeriesValue(Series Series) : MathValue;
