using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>Disables the logger factory's scope with the trace ids of each activity, when no logger provider reads it.</summary>
/// <remarks>
/// Assumption about .NET and OpenTelemetry: the host's own logger providers have the names below, and OpenTelemetry's is registered by a
/// factory method of its own assembly. None of them needs the scope: log lines and log records take the ids from the activity. It costs
/// some 360 bytes for each request, and stays enabled when another provider is registered, which may print scopes.
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
        if (settings.Enabled && registration.HasLoggerProvider && !registration.Services.Any(IsForeignProvider))
        {
            options.ActivityTrackingOptions = ActivityTrackingOptions.None;
        }
    }

    private bool IsForeignProvider(ServiceDescriptor service)
        => registration.IsForeignLoggerProvider(service)
            && !ProvidersWithoutScopes.Contains(service.ImplementationType?.FullName, StringComparer.Ordinal)
            && service.ImplementationFactory?.Method.Module.Assembly != typeof(OpenTelemetry.Logs.OpenTelemetryLoggerOptions).Assembly;
}
