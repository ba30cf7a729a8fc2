namespace StandardObservability.Metrics;

/// <summary>Settings of metrics, section <c>Observability:Metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>CloudWatch namespace of embedded metrics. <c>AWS_EMF_NAMESPACE</c> wins over it.</summary>
    /// <value>1 to 255 characters of <c>a-z A-Z 0-9 . _ # : / -</c>. Default: <c>service.namespace</c>, else <c>StandardObservability</c>.</value>
    public string? Namespace { get; set; }

    /// <summary>Switches of the built-in meters by name: <c>Runtime</c>, <c>HttpClient</c>, <c>AspNetCore</c>, <c>Kestrel</c>.</summary>
    /// <value>Default: all on. <c>Observability:Metrics:Instrumentations:Runtime=false</c> turns one off.</value>
    public IDictionary<string, bool> Instrumentations { get; set; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
}
