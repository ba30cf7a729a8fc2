namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Several series in brackets.</summary>
internal sealed record ArrayNode(IReadOnlyList<MathNode> Items) : MathNode;
