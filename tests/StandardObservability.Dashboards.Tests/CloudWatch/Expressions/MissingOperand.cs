namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>What an operator between two series does at a time at which only one of them has a point. Nothing that is rendered should depend on it.</summary>
internal enum MissingOperand
{
    /// <summary>The result has no point, as users of CloudWatch report it.</summary>
    Dropped,

    /// <summary>The missing point counts as 0, as the documentation of metric math says.</summary>
    Zero,
}
