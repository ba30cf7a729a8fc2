using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>Disables the logger factory's scope with the trace ids of each activity, when no logger provider reads it.</summary>
/// <remarks>
/// Assumption about .NET: the host's own logger providers have the names below. None of them needs the scope, nor does OpenTelemetry's:
/// log lines and log records take the ids from the activity. The scope costs some 360 bytes for each request. It stays enabled when
/// another provider is registered, which may print scopes.
/// </remarks>
internal sealed class ActivityScopeFilter(HostSettings settings, RegistrationContext registration) : IPostConfigureOptions<LoggerFactoryOptions>
{
    /// <summary>The host's own providers, which print no scopes or are disabled.</summary>
    private static readonly string[] ProvidersWithoutScopes =
    [
        ConsoleLoggerProviderName.Type,
        "Microsoft.Extensions.Logging.Debug.DebugLoggerProvider",
        "Microsoft.Extensions.Logging.EventSource.EventSourceLoggerProvider",
        "Microsoft.Extensions.Logging.EventLog.EventLogLoggerProvider",
    ];

    public void PostConfigure(string? name, LoggerFactoryOptions options)
    {
        if (settings.Enabled && registration.HasLoggerProvider && !registration.Services.Any(s => IsForeignProvider(s) || IsLogBuffer(s)))
        {
            options.ActivityTrackingOptions = ActivityTrackingOptions.None;
        }
    }

    private bool IsForeignProvider(ServiceDescriptor service)
        => registration.IsForeignLoggerProvider(service)
            && !ProvidersWithoutScopes.Contains(service.ImplementationType?.FullName, StringComparer.Ordinal)
            && !OpenTelemetryLoggerProviderName.IsRegisteredBy(service);

    /// <summary>Whether a service is a buffer of Microsoft.Extensions.Telemetry, which keeps the ids of a record only in its scopes.</summary>
    private static bool IsLogBuffer(ServiceDescriptor service) => service.ServiceType.FullName == "Microsoft.Extensions.Diagnostics.Buffering.LogBuffer";
}
