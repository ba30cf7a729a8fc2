namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>A text in quotes; only functions take it.</summary>
internal sealed record TextNode(string Value) : MathNode;
