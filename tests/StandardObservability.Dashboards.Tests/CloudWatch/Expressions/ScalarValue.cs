namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>One number.</summary>
internal sealed record ScalarValue(double Number) : MathValue;
