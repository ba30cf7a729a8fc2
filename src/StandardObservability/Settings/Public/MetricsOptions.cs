using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of metrics, section <c>Observability:Metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>CloudWatch namespace of embedded metric format. <c>AWS_EMF_NAMESPACE</c> overrides a value from configuration.</summary>
    /// <value>1 to 255 characters of <c>a-z A-Z 0-9 . _ # : / -</c>. Default: <c>service.namespace</c>, otherwise <c>StandardObservability</c>.</value>
    public string? Namespace { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Attributes that are CloudWatch dimensions, comma-separated by metric name:
    /// <c>Observability:Metrics:Dimensions:orders.placed=sku,outcome</c>. With an empty list, a metric has only its roll-up by service and
    /// environment.
    /// </summary>
    /// <value>Default: route and status class for the request duration, none for other metrics.</value>
    /// <remarks>CloudWatch bills each combination of dimension values as one metric.</remarks>
    public IDictionary<string, string> Dimensions { get; set => field = value ?? new Dictionary<string, string>(StringComparer.Ordinal); } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Maximum number of series of one metric, not counting its roll-up. Further series are combined in one named <c>(overflow)</c>.</summary>
    /// <value>0 or more. Default: 50.</value>
    public int MaxSeriesPerInstrument { get; set => Assigned.Set(ref field, value); } = 50;

    /// <summary>Maximum number of CloudWatch metrics that this service creates with embedded metric format. Roll-ups are not limited.</summary>
    /// <value>0 or more. Default: 500.</value>
    public int MaxSeries { get; set => Assigned.Set(ref field, value); } = 500;

    /// <summary>
    /// Enables or disables the meters of known libraries by name: <c>Runtime</c>, <c>HttpClient</c>, <c>AspNetCore</c>, <c>Npgsql</c> and the others
    /// that <c>docs/instrumentations.md</c> lists.
    /// </summary>
    /// <value>Default: all enabled; with embedded metric format, those that stay within 100 CloudWatch metrics.</value>
    public IDictionary<string, bool> Instrumentations { get; set => field = value ?? new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase); } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tracks which of these settings were assigned, and by code or configuration.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
