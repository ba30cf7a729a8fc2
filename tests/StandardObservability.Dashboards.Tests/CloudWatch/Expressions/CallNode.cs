namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>A function with its arguments.</summary>
internal sealed record CallNode(string Function, IReadOnlyList<MathNode> Arguments) : MathNode;
