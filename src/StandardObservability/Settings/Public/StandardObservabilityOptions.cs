using StandardObservability.Conventions.Metrics;
using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>The settings of <c>AddStandardObservability</c>, bound from the configuration section <c>Observability</c>.</summary>
/// <remarks>
/// A setting that has a variable of OpenTelemetry or AWS (<c>OTEL_*</c>, <c>AWS_EMF_NAMESPACE</c>) is set by that variable and is not
/// repeated here. The settings are read once, when the host is built.
/// </remarks>
public sealed class StandardObservabilityOptions
{
    /// <summary>Whether telemetry is enabled. <c>OTEL_SDK_DISABLED=true</c> disables it as well.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Enabled { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>Name of the service, <c>service.name</c>. <c>OTEL_SERVICE_NAME</c> wins over it.</summary>
    /// <value>Default: the host's application name, which is the name of the entry assembly.</value>
    public string? ServiceName { get; set => Assigned.Set(ref field, value); }

    /// <summary>Group of services that the service belongs to, <c>service.namespace</c>.</summary>
    /// <value>Default: none.</value>
    public string? ServiceNamespace { get; set => Assigned.Set(ref field, value); }

    /// <summary>Version of the build, <c>service.version</c>.</summary>
    /// <value>Default: the informational version of the application's assembly without the commit.</value>
    public string? ServiceVersion { get; set => Assigned.Set(ref field, value); }

    /// <summary>The team that owns the service and responds to its alarms, <c>service.team</c>.</summary>
    /// <value>Default: none.</value>
    public string? Team { get; set => Assigned.Set(ref field, value); }

    /// <summary>The deployment that released this build, <c>deployment.id</c>.</summary>
    /// <value>Default: none.</value>
    public string? DeploymentId { get; set => Assigned.Set(ref field, value); }

    /// <summary>Meters to collect besides those with the name of the application or below it. A <c>*</c> matches any characters.</summary>
    /// <value>Default: none.</value>
    public IList<string> Meters { get; set => field = value ?? []; } = [];

    /// <summary>Activity sources to collect besides those with the name of the application or below it. A <c>*</c> matches any characters.</summary>
    /// <value>Default: none.</value>
    public IList<string> ActivitySources { get; set => field = value ?? []; } = [];

    /// <summary>
    /// Whether server spans and the log lines of requests have the IP address of the client, <c>client.address</c>. It is personal data.
    /// </summary>
    /// <value>Default: <see langword="false"/>. Behind a load balancer it needs ASP.NET Core's <c>UseForwardedHeaders</c>.</value>
    public bool ClientAddress { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Kinds of requests without telemetry, by name: <c>HealthChecks</c>, <c>StaticFiles</c> and <c>BlazorCircuits</c>.
    /// </summary>
    /// <value>Default: all excluded. <c>Observability:ExcludedRequests:StaticFiles=false</c> includes one.</value>
    public IDictionary<string, bool> ExcludedRequests { get; set => field = value ?? NoKinds(); } = NoKinds();

    /// <summary>
    /// Greatest length of a line on standard output, in bytes, for logs and for embedded metrics. Raise it only where the log driver supports
    /// longer lines: container runtimes cut lines at 16 kB, and a cut line is not valid JSON.
    /// </summary>
    /// <value>16,000 to 1,048,576, the limit of CloudWatch Logs. Default: 16,000.</value>
    public int MaxLineBytes { get; set => Assigned.Set(ref field, value); } = CloudWatchLimits.StandardOutputLineBytes;

    /// <summary>What happens when a setting has a value that cannot be used.</summary>
    /// <value>Default: <see cref="InvalidConfigurationBehavior.Degrade"/>.</value>
    public InvalidConfigurationBehavior OnInvalidConfiguration { get; set => Assigned.Set(ref field, value); }

    /// <summary>Settings of metrics.</summary>
    public MetricsOptions Metrics { get; set => field = value ?? new(); } = new();

    /// <summary>Settings of logs.</summary>
    public LogsOptions Logs { get; set => field = value ?? new(); } = new();

    /// <summary>Settings of traces.</summary>
    public TracesOptions Traces { get; set => field = value ?? new(); } = new();

    /// <summary>Settings of redaction, for all signals.</summary>
    public RedactionOptions Redaction { get; set => field = value ?? new(); } = new();

    /// <summary>Settings of the local page.</summary>
    public LocalPageOptions LocalPage { get; set => field = value ?? new(); } = new();

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();

    private static Dictionary<string, bool> NoKinds() => new(StringComparer.OrdinalIgnoreCase);
}
