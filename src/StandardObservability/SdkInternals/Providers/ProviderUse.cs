using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Whether OpenTelemetry's providers of a host have anything to do. Decided when the host is built.</summary>
internal sealed class ProviderUse(HostSettings host, ApplicationOpenTelemetry application)
{
    /// <summary>False when telemetry is disabled and the application does not use OpenTelemetry itself.</summary>
    public bool IsNeeded { get; } = host.Enabled || application.IsRegistered;
}
