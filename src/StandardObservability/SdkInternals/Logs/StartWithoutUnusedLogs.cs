using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals.Processors;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>
/// Builds OpenTelemetry's providers when the host starts. That of log records is not built while no exporter uses it, and spans without a reader get
/// no data.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: its hosted service calls the registered <see cref="ITelemetryHostInitializer"/>, which only gets the providers.
/// </remarks>
internal sealed class StartWithoutUnusedLogs(IServiceProvider services, UnusedLoggerProviderFilter logs) : ITelemetryHostInitializer
{
    /// <summary>Replaces OpenTelemetry's own implementation. One of another library stays.</summary>
    public static void Add(IServiceCollection services)
    {
        var assembly = typeof(OpenTelemetryBuilder).Assembly;
        var original = services.FirstOrDefault(s => s.ServiceType == typeof(ITelemetryHostInitializer) && s.ImplementationType?.Assembly == assembly);
        if (original is not null)
        {
            services[services.IndexOf(original)] = ServiceDescriptor.Singleton<ITelemetryHostInitializer, StartWithoutUnusedLogs>();
        }
    }

    public void Initialize()
    {
        services.GetService<MeterProvider>();
        services.GetService<UnreadSpans>()?.Apply(services.GetService<TracerProvider>());
        if (logs.IsUsed())
        {
            services.GetService<LoggerProvider>();
        }
    }
}
