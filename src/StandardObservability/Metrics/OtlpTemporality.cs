using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity.Aws;

namespace StandardObservability.Metrics;

/// <summary>The aggregation temporality of OTLP metrics, from its variable or, without it, from the platform and the endpoint.</summary>
/// <remarks>docs/adr/0022 has the reasons.</remarks>
/// <param name="IsDelta">Whether counters and histograms are sent as the difference to the last export.</param>
/// <param name="Note">The text of the start report about it, or <see langword="null"/>.</param>
internal sealed record OtlpTemporality(bool IsDelta, string? Note)
{
    private const string DeltaNote =
        $"with delta temporality, which AWS's collector needs for CloudWatch; set {ConfigurationNames.OtlpMetricsTemporality} to cumulative "
        + "if the collector serves Prometheus";

    private const string CumulativeNote =
        $"with cumulative temporality: AWS's collector sends the running totals of histograms to CloudWatch again and again; "
        + $"set {ConfigurationNames.OtlpMetricsTemporality} to delta if it writes there";

    /// <param name="value">The value of the variable, or <see langword="null"/>.</param>
    /// <param name="target">The receiver of OTLP metrics, or <see langword="null"/>.</param>
    /// <param name="platform">The platform of the host.</param>
    public static OtlpTemporality Choose(string? value, OtlpTarget? target, DetectedPlatform platform)
    {
        var isSet = !string.IsNullOrEmpty(value);
        if (string.Equals(value, "delta", StringComparison.OrdinalIgnoreCase))
        {
            return new(IsDelta: true, Note: null);
        }

        var isSidecar = platform.Platform is ComputePlatform.Ecs or ComputePlatform.Lambda && target?.Endpoint.IsLoopback == true;
        return target is null || target.Endpoint.Port is not (4317 or 4318) ? new(IsDelta: false, Note: null)
            : isSidecar && !isSet ? new(IsDelta: true, DeltaNote)
            : new(IsDelta: false, isSidecar || IsAws(platform) ? CumulativeNote : null);
    }

    private static bool IsAws(DetectedPlatform platform)
        => platform.Platform is ComputePlatform.Ecs or ComputePlatform.Lambda || platform.Name == CloudPlatformNames.Eks;
}
