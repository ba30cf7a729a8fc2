using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>What an expression can see of the request that it is part of.</summary>
internal interface IMathScope
{
    /// <summary>The range of the request.</summary>
    TimeRange Range { get; }

    /// <summary>The period of the expression, for functions that have no series to take it from.</summary>
    int Period { get; }

    /// <summary>The value of the entry with this id.</summary>
    MathValue Resolve(string id);

    /// <summary>The metrics of the request (no expressions) whose id contains the text; all without a text.</summary>
    ArrayValue Metrics(string? idPart);

    /// <summary>The series that a search finds.</summary>
    ArrayValue Search(string query, string statistic, int? period);
}
