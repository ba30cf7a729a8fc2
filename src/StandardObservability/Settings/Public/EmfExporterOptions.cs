using StandardObservability.Conventions.Metrics;

namespace StandardObservability;

/// <summary>Options of <c>AddEmfExporter</c>, the exporter of CloudWatch embedded metric format (EMF).</summary>
public sealed class EmfExporterOptions
{
    /// <summary>CloudWatch namespace of the metrics.</summary>
    /// <value>
    /// 1 to 255 characters of <c>a-z A-Z 0-9 . _ # : / -</c>. Default: <c>AWS_EMF_NAMESPACE</c>, otherwise <c>service.namespace</c> of the
    /// resource, otherwise <c>StandardObservability</c>.
    /// </value>
    public string? Namespace { get; set; }

    /// <summary>
    /// Attributes that are CloudWatch dimensions, comma-separated by metric name. With an empty list, a metric has only its roll-up by service
    /// and environment.
    /// </summary>
    /// <value>Default: route and status class for the request duration, none for other metrics.</value>
    /// <remarks>CloudWatch bills each combination of dimension values as one metric.</remarks>
    public IDictionary<string, string> Dimensions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Maximum number of series of one metric, not counting its roll-up. Further series are combined in one named <c>(overflow)</c>.</summary>
    /// <value>0 or more. Default: 50.</value>
    public int MaxSeriesPerInstrument { get; set; } = 50;

    /// <summary>Maximum number of CloudWatch metrics that this exporter creates. Roll-ups are not limited.</summary>
    /// <value>0 or more. Default: 500.</value>
    public int MaxSeries { get; set; } = 500;

    /// <summary>
    /// Maximum bytes of a document on standard output. Raise it only if the log driver supports longer lines: container runtimes split lines at
    /// 16 kB.
    /// </summary>
    /// <value>16,000 to 1,048,576. Default: 16,000.</value>
    public int MaxLineBytes { get; set; } = CloudWatchLimits.StandardOutputLineBytes;

    /// <summary>Address of the CloudWatch agent that receives the documents, <c>tcp://host:port</c> or <c>udp://host:port</c>.</summary>
    /// <value>Default: <c>AWS_EMF_AGENT_ENDPOINT</c>, otherwise documents are written to standard output.</value>
    public Uri? AgentEndpoint { get; set; }

    /// <summary>The log group that the agent writes to.</summary>
    /// <value>Default: <c>AWS_EMF_LOG_GROUP_NAME</c>, otherwise the name of the service followed by <c>-metrics</c>.</value>
    public string? LogGroupName { get; set; }

    /// <summary>The log stream that the agent writes to.</summary>
    /// <value>Default: <c>AWS_EMF_LOG_STREAM_NAME</c>, otherwise the default of the agent.</value>
    public string? LogStreamName { get; set; }
}
