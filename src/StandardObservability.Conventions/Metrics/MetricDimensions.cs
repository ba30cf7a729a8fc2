using System.Collections.Generic;

namespace StandardObservability.Conventions.Metrics;

/// <summary>CloudWatch dimensions of embedded metric format.</summary>
public static class MetricDimensions
{
    /// <summary>Dimension of every metric: the name of the service.</summary>
    public const string Service = "Service";

    /// <summary>Dimension of every metric: the deployment environment.</summary>
    public const string Environment = "Environment";

    /// <summary>Attributes that are dimensions by default, by metric name. Other metrics have only service and environment.</summary>
    /// <remarks>CloudWatch bills each combination of dimension values as one metric, so there are few.</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Default { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [MetricNames.HttpServerRequestDuration] = [AttributeNames.HttpRoute, AttributeNames.HttpResponseStatusClass],
        [MetricNames.PolicyInfo] = [PolicyAttributeNames.Name, PolicyAttributeNames.Version, PolicyAttributeNames.Analyzers],
        [MetricNames.PolicyViolations] = [PolicyAttributeNames.Rule, PolicyAttributeNames.Action],
        [MetricNames.PolicyExemptions] = [PolicyAttributeNames.ExemptionState],
    };
}
