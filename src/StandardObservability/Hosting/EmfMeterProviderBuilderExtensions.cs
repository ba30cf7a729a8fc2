using Microsoft.Extensions.DependencyInjection.Extensions;
using StandardObservability;
using StandardObservability.Metrics.Emf;
using StandardObservability.SdkInternals;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the embedded metric format exporter to a meter provider, for those who want no more than that.</summary>
public static class EmfMeterProviderBuilderExtensions
{
    /// <summary>Writes metrics as CloudWatch embedded metric format to standard output, or to the CloudWatch agent.</summary>
    /// <param name="builder">The builder of the meter provider. Its resource names the service and the environment.</param>
    /// <param name="configure">Settings.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// The interval is that of OpenTelemetry's readers, <c>OTEL_METRIC_EXPORT_INTERVAL</c>, 60 seconds by default. Building the provider throws an
    /// <see cref="ArgumentException"/> for a setting that cannot be used. In a host that also calls <c>AddStandardObservability</c>, this exporter
    /// is used and the line's own steps back. Source of the format: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
    /// </remarks>
    public static MeterProviderBuilder AddEmfExporter(this MeterProviderBuilder builder, Action<EmfExporterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .ConfigureServices(static services => services.TryAddSingleton<ApplicationEmfExporter>())
            .AddReader(services =>
            {
                var options = new EmfExporterOptions();
                configure?.Invoke(options);
                return EmfReaderFactory.Create(services, options);
            });
    }
}
