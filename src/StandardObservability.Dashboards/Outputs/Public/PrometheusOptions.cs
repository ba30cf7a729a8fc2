namespace StandardObservability.Dashboards;

/// <summary>What Prometheus outputs assume about the server and the names of the service.</summary>
public sealed record PrometheusOptions
{
    /// <summary>Time between two exports of metrics, <c>OTEL_METRIC_EXPORT_INTERVAL</c>. A shorter period of an alarm reads 2.5 of these intervals.</summary>
    /// <value>Default: 60 seconds, OpenTelemetry's.</value>
    public TimeSpan ExportInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The <c>service.namespace</c> of the service. Set it if services of the same name exist in several namespaces.</summary>
    /// <value>Default: <see langword="null"/>, which accepts each namespace and none.</value>
    public string? ServiceNamespace { get; init; }

    /// <summary>The <c>deployment.environment.name</c>. It needs the promoted resource attribute as label <c>deployment_environment_name</c>.</summary>
    /// <value>Default: <see langword="null"/>, which accepts all and can be replaced at deployment.</value>
    public string? Environment { get; init; }

    /// <summary>Address of the runbook, to which the id of the alarm is appended.</summary>
    /// <value>Default: <c>RUNBOOK.md</c>.</value>
    public string Runbook { get; init; } = Dashboards.Runbook.FileName;

    /// <summary>Whether a share at a threshold between two bounds of buckets is refused. Otherwise it is interpolated, and the alert has a note.</summary>
    /// <value>Default: <see langword="false"/>. Set it if most values are near the threshold, where interpolation is wrong.</value>
    public bool ExactShares { get; init; }
}
