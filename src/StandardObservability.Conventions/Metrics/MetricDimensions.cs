using System.Collections.Generic;

namespace StandardObservability.Conventions.Metrics;

/// <summary>Attributes that are dimensions of embedded metrics by default, by metric. A metric that is not here has its roll-up alone.</summary>
/// <remarks>Each set of dimension values is a metric that CloudWatch bills, so these are few.</remarks>
public static class MetricDimensions
{
    /// <summary>Names of attributes by metric name, beside the identity <c>Service</c> and <c>Environment</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Default { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [MetricNames.HttpServerRequestDuration] = [AttributeNames.HttpRoute, AttributeNames.HttpResponseStatusClass],
    };
}
