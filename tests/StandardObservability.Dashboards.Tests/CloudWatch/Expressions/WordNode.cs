namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>The id of another entry, or a keyword of a function such as REPEAT.</summary>
internal sealed record WordNode(string Word) : MathNode;
