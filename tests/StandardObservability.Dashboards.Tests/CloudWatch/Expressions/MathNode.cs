namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>A part of a metric math expression.</summary>
internal abstract record MathNode;
