namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>A minus before an operand.</summary>
internal sealed record NegationNode(MathNode Operand) : MathNode;
