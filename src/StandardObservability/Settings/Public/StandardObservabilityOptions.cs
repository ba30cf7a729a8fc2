using StandardObservability.Conventions.Metrics;
using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>The settings of the one line, bound from the configuration section <c>Observability</c>.</summary>
/// <remarks>
/// Where OpenTelemetry or AWS has a name for a setting, that name is the one used (<c>OTEL_*</c>, <c>AWS_EMF_NAMESPACE</c>)
/// and it does not appear here. Read once, when the host is built.
/// </remarks>
public sealed class StandardObservabilityOptions
{
    /// <summary>Whether the line does anything. <c>OTEL_SDK_DISABLED=true</c> turns it off as well.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>Name of the service, <c>service.name</c>. <c>OTEL_SERVICE_NAME</c> wins over it.</summary>
    /// <value>Default: the host's application name, which is the entry assembly's.</value>
    public string? ServiceName { get; set => Assigned.Set(ref field, value); }

    /// <summary>Group of services the name belongs to, <c>service.namespace</c>.</summary>
    /// <value>Default: none.</value>
    public string? ServiceNamespace { get; set => Assigned.Set(ref field, value); }

    /// <summary>Version of the build, <c>service.version</c>.</summary>
    /// <value>Default: the informational version of the application's assembly, without its commit.</value>
    public string? ServiceVersion { get; set => Assigned.Set(ref field, value); }

    /// <summary>The team that owns the service and answers its alarms, <c>service.team</c>.</summary>
    /// <value>Default: none.</value>
    public string? Team { get; set => Assigned.Set(ref field, value); }

    /// <summary>The deployment that put this build in place, <c>deployment.id</c>.</summary>
    /// <value>Default: none.</value>
    public string? DeploymentId { get; set => Assigned.Set(ref field, value); }

    /// <summary>Meters to collect besides those named after the application or below it. A <c>*</c> stands for any characters.</summary>
    /// <value>Default: none.</value>
    public IList<string> Meters { get; set; } = [];

    /// <summary>Activity sources to hear besides those named after the application or below it. A <c>*</c> stands for any characters.</summary>
    /// <value>Default: none.</value>
    public IList<string> ActivitySources { get; set; } = [];

    /// <summary>
    /// Longest line on standard output, in bytes, of logs and of embedded metrics. Raise it only where the log driver carries longer
    /// lines: container runtimes cut at 16 kB, and half a JSON object is none.
    /// </summary>
    /// <value>16,000 to 1,048,576, which is what CloudWatch Logs takes. Default: 16,000.</value>
    public int MaxLineBytes { get; set => Assigned.Set(ref field, value); } = CloudWatchLimits.StandardOutputLineBytes;

    /// <summary>What happens when a setting has a value that cannot be used.</summary>
    /// <value>Default: <see cref="InvalidConfigurationBehavior.Degrade"/>.</value>
    public InvalidConfigurationBehavior OnInvalidConfiguration { get; set => Assigned.Set(ref field, value); }

    /// <summary>Settings of metrics.</summary>
    public MetricsOptions Metrics { get; set; } = new();

    /// <summary>Settings of logs.</summary>
    public LogsOptions Logs { get; set; } = new();

    /// <summary>Settings of traces.</summary>
    public TracesOptions Traces { get; set; } = new();

    /// <summary>Settings of redaction, for all signals.</summary>
    public RedactionOptions Redaction { get; set; } = new();

    /// <summary>Which of these settings were assigned, and by whom.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
