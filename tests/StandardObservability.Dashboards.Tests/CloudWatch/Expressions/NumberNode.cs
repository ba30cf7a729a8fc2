namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>A literal number.</summary>
internal sealed record NumberNode(double Value) : MathNode;
