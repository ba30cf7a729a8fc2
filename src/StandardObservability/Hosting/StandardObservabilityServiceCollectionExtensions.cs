using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StandardObservability;
using StandardObservability.Commands;
using StandardObservability.Diagnosis;
using StandardObservability.Diagnosis.Disabled;
using StandardObservability.Export;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds metrics, structured logs and traces to a service collection, for hosts without <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardObservabilityServiceCollectionExtensions
{
    /// <summary>Adds identity, metrics, structured logs and X-Ray-compatible traces.</summary>
    /// <param name="services">The services of the host. Telemetry starts with the hosted services.</param>
    /// <param name="configuration">The configuration that settings are read from when the host is built.</param>
    /// <param name="environment">Names of the application and its environment; <see langword="null"/> means the entry assembly in Production.</param>
    /// <param name="configure">
    /// Settings in code. They win over configuration, except for the operator's switches <c>OTEL_*_EXPORTER</c>, <c>OTEL_TRACES_SAMPLER</c>
    /// and <c>OTEL_SDK_DISABLED</c>.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The host was built already.</exception>
    /// <remarks>A second call creates no second pipeline; both delegates apply, in order.</remarks>
    [ObservabilityRegistration]
    public static IServiceCollection AddStandardObservability(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment? environment = null,
        Action<StandardObservabilityOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.ThrowIfBuilt();
        if (RegistrationContext.Find(services) is null)
        {
            var registration = new RegistrationContext(services, configuration, environment);
            services.AddRegistration(registration);
            if (registration.IsDisabledByProcess)
            {
                services.AddStandardDisabled();
            }
            else
            {
                ParallelStart.Begin(registration);
                registration.AddOwn(static s => s.AddTelemetry());
            }
        }

        return configure is null ? services : services.Configure(configure);
    }

    private static void ThrowIfBuilt(this IServiceCollection services)
    {
        if (services.IsReadOnly)
        {
            throw new InvalidOperationException(
                "AddStandardObservability() was called after Build(), when no service can be added any more. "
                + "Call it on the builder before: builder.AddStandardObservability(); var app = builder.Build();");
        }
    }

    private static void AddRegistration(this IServiceCollection services, RegistrationContext registration)
    {
        services.AddSingleton(registration);
        services.TryAddSingleton(registration.Configuration);
        if (registration.Environment is { } environment)
        {
            services.TryAddSingleton(environment);
        }
    }

    private static void AddTelemetry(this IServiceCollection services) => services
        .AddStandardSettings()
        .AddStandardPolicy()
        .AddStandardIdentity()
        .AddStandardRedaction()
        .AddStandardExport()
        .AddStandardMetrics()
        .AddStandardLogs()
        .AddStandardTraces()
        .AddStandardDiagnosis()
        .AddStandardCommands();
}
