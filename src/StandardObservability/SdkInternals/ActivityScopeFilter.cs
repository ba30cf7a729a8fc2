using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals;

/// <summary>Keeps the logger factory from building a scope with the trace ids for each activity, when nobody is left to read it.</summary>
/// <remarks>
/// Our lines and OpenTelemetry's records take the ids from the activity itself; the scope is some 360 bytes a request. It stays as the
/// host set it where a provider is registered that may print scopes.
/// </remarks>
internal sealed class ActivityScopeFilter(HostSettings settings, RegistrationContext registration) : IPostConfigureOptions<LoggerFactoryOptions>
{
    /// <summary>The host's own providers, which print no scopes or are silenced.</summary>
    private static readonly string[] ProvidersWithoutScopes =
    [
        "Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider",
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
