using StandardObservability.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a telemetry capture to the services of a host under test.</summary>
public static class TelemetryCaptureServiceCollectionExtensions
{
    /// <summary>Captures the spans, metric points and log records of the host.</summary>
    /// <param name="services">The services of the host, for example in <c>ConfigureServices</c> of a <c>WebApplicationFactory</c>.</param>
    /// <param name="capture">The capture, which belongs to this host from now on.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="capture"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The capture belongs to another host, or the host has another capture.</exception>
    /// <remarks>
    /// The host must also call <c>AddStandardObservability</c>, before or after. Its exporters continue to work. Log records get their formatted
    /// message and scopes, as with export by OTLP.
    /// </remarks>
    public static IServiceCollection AddTelemetryCapture(this IServiceCollection services, TelemetryCapture capture)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(capture);
        capture.Host.Attach(services);
        return services;
    }
}
