using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Names of the members that every EMF document has at its root. Metrics and other dimensions must not use them.</summary>
internal static class EmfMemberNames
{
    /// <summary>Prefix of a metric whose name is reserved.</summary>
    public const string MetricPrefix = "metric.";

    /// <summary>Prefix of a dimension whose name is reserved, the same as in log lines.</summary>
    public const string AttributePrefix = LogFieldNames.AttributesPrefix;

    /// <summary>Identity attributes that help to search. They are not dimensions, because each would multiply the number of billed metrics.</summary>
    public static IReadOnlyList<string> Properties { get; } =
        [AttributeNames.ServiceVersion, AttributeNames.ServiceInstanceId, AttributeNames.DeploymentId, AttributeNames.AwsEcsTaskId];

    public static bool IsReserved(string name)
        => name is EmfFieldNames.Metadata or MetricDimensions.Service or MetricDimensions.Environment || Properties.Contains(name);
}
