using StandardObservability.Conventions.Metrics;

namespace StandardObservability;

/// <summary>Settings of <c>AddEmfExporter</c>, the embedded metric format exporter used by itself.</summary>
public sealed class EmfExporterOptions
{
    /// <summary>CloudWatch namespace of the metrics.</summary>
    /// <value>1 to 255 characters of <c>a-z A-Z 0-9 . _ # : / -</c>. Default: <c>AWS_EMF_NAMESPACE</c>, else the resource's <c>service.namespace</c>, else <c>StandardObservability</c>.</value>
    public string? Namespace { get; set; }

    /// <summary>Attributes that are dimensions, by metric name, with commas between them. An empty list leaves the roll-up of service and environment alone.</summary>
    /// <value>Default: route and status class for request duration, none for everything else. Each set of values is a metric that CloudWatch bills.</value>
    public IDictionary<string, string> Dimensions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Most series that one metric may have beside its roll-up; the rest shares one named <c>(overflow)</c>.</summary>
    /// <value>0 or more. Default: 50.</value>
    public int MaxSeriesPerInstrument { get; set; } = 50;

    /// <summary>Most CloudWatch metrics that this exporter makes; roll-ups are never refused.</summary>
    /// <value>0 or more. Default: 500.</value>
    public int MaxSeries { get; set; } = 500;

    /// <summary>Longest document on standard output, in bytes. Raise it only where the log driver carries longer lines: container runtimes cut at 16 kB.</summary>
    /// <value>16,000 to 1,048,576. Default: 16,000.</value>
    public int MaxLineBytes { get; set; } = CloudWatchLimits.StandardOutputLineBytes;

    /// <summary>The CloudWatch agent that takes the documents, <c>tcp://host:port</c> or <c>udp://host:port</c>.</summary>
    /// <value>Default: <c>AWS_EMF_AGENT_ENDPOINT</c>, else none, which means standard output.</value>
    public Uri? AgentEndpoint { get; set; }

    /// <summary>The log group that the agent writes to.</summary>
    /// <value>Default: <c>AWS_EMF_LOG_GROUP_NAME</c>, else the service's name and <c>-metrics</c>.</value>
    public string? LogGroupName { get; set; }

    /// <summary>The log stream that the agent writes to.</summary>
    /// <value>Default: <c>AWS_EMF_LOG_STREAM_NAME</c>, else the agent's own choice.</value>
    public string? LogStreamName { get; set; }
}
