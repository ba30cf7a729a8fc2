namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>A value and how often it was measured.</summary>
internal readonly record struct WeightedValue(double Value, double Count);
