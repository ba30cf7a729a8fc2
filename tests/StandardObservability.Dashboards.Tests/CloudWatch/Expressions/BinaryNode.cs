namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Two operands and what is between them.</summary>
internal sealed record BinaryNode(string Operator, MathNode Left, MathNode Right) : MathNode;
