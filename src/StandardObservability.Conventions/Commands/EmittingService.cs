using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Commands;

/// <summary>How a service emits its metrics in embedded metric format: what a dashboard must read.</summary>
/// <param name="name">Value of the dimension <c>Service</c>, <c>service.name</c>.</param>
/// <param name="isWeb">Whether the service serves HTTP.</param>
/// <param name="metricNamespace">CloudWatch namespace of the metrics.</param>
/// <param name="dimensions">The attributes that are dimensions, by metric name. Metrics that are not listed have only the roll-up.</param>
/// <param name="team">The team that owns the service, <c>service.team</c>, or <see langword="null"/>.</param>
/// <param name="exportInterval">Time between two exports of metrics, or <see langword="null"/> for OpenTelemetry's default of 60 seconds.</param>
public sealed class EmittingService(
    string name,
    bool isWeb,
    string metricNamespace,
    IReadOnlyDictionary<string, IReadOnlyList<string>> dimensions,
    string? team = null,
    TimeSpan? exportInterval = null)
{
    /// <summary>Value of the dimension <c>Service</c>, <c>service.name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the service serves HTTP.</summary>
    public bool IsWeb { get; } = isWeb;

    /// <summary>CloudWatch namespace of the metrics.</summary>
    public string MetricNamespace { get; } = metricNamespace;

    /// <summary>The attributes that are dimensions, by metric name. Metrics that are not listed have only the roll-up.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dimensions { get; } = dimensions;

    /// <summary>Time between two exports of metrics.</summary>
    /// <value>Default: 60 seconds.</value>
    public TimeSpan ExportInterval { get; } = exportInterval ?? TimeSpan.FromMinutes(1);

    /// <summary>The team that owns the service, <c>service.team</c>, or <see langword="null"/>.</summary>
    public string? Team { get; } = team;
}
