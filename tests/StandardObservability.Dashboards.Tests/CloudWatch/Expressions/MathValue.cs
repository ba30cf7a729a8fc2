namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>What an expression can be: a number, a series or an array of series.</summary>
internal abstract record MathValue;
