using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of metrics, section <c>Observability:Metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>CloudWatch namespace of embedded metrics. <c>AWS_EMF_NAMESPACE</c> wins over it.</summary>
    /// <value>1 to 255 characters of <c>a-z A-Z 0-9 . _ # : / -</c>. Default: <c>service.namespace</c>, else <c>StandardObservability</c>.</value>
    public string? Namespace { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Attributes that are dimensions of embedded metrics, by metric name, with commas between them:
    /// <c>Observability:Metrics:Dimensions:orders.placed=sku,outcome</c>. An empty list leaves the roll-up alone.
    /// </summary>
    /// <value>Default: route and status class for request duration, none for everything else. Each set of values is a metric that CloudWatch bills.</value>
    public IDictionary<string, string> Dimensions { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Most series that one metric may have beside its roll-up; the rest shares one named <c>(overflow)</c>.</summary>
    /// <value>0 to 2,000. Default: 50.</value>
    public int MaxSeriesPerInstrument { get; set => Assigned.Set(ref field, value); } = 50;

    /// <summary>Most CloudWatch metrics that the embedded metric format of this service makes; roll-ups are never refused.</summary>
    /// <value>0 or more. Default: 500.</value>
    public int MaxSeries { get; set => Assigned.Set(ref field, value); } = 500;

    /// <summary>Switches of the built-in meters by name: <c>Runtime</c>, <c>HttpClient</c>, <c>AspNetCore</c>, <c>Kestrel</c>.</summary>
    /// <value>Default: all on. <c>Observability:Metrics:Instrumentations:Runtime=false</c> turns one off.</value>
    public IDictionary<string, bool> Instrumentations { get; set; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of these settings were assigned, and by whom.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
