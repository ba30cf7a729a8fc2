using Microsoft.Extensions.DependencyInjection.Extensions;
using StandardObservability;
using StandardObservability.Metrics.Emf;
using StandardObservability.Metrics.Emf.Instruments;
using StandardObservability.SdkInternals;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the embedded metric format exporter to a meter provider, without the rest of the library.</summary>
public static class EmfMeterProviderBuilderExtensions
{
    /// <summary>Writes metrics in CloudWatch embedded metric format to standard output or to the CloudWatch agent.</summary>
    /// <param name="builder">The builder of the meter provider. Its resource names the service and the environment.</param>
    /// <param name="configure">Settings.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// The interval is that of OpenTelemetry's readers, <c>OTEL_METRIC_EXPORT_INTERVAL</c>, 60 seconds by default. The provider throws an
    /// <see cref="ArgumentException"/> when it is built with a setting that cannot be used. A host that also calls
    /// <c>AddStandardObservability</c> uses this exporter instead of the library's own. Source of the format: Amazon CloudWatch User Guide,
    /// "Specification: Embedded metric format".
    /// </remarks>
    public static MeterProviderBuilder AddEmfExporter(this MeterProviderBuilder builder, Action<EmfExporterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var negatives = new NegativeMeasurements();
        return builder
            .AddView(negatives.Observe)
            .ConfigureServices(static services => services.TryAddSingleton<ApplicationEmfExporter>())
            .AddReader(services =>
            {
                var options = new EmfExporterOptions();
                configure?.Invoke(options);
                return EmfReaderFactory.Create(services, options, negatives);
            });
    }
}
