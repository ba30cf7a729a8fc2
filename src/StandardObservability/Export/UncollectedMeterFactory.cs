using System.Diagnostics.Metrics;

namespace StandardObservability.Export;

/// <summary>Gives the exporters' connections a meter that nobody collects, so that <c>http.client.*</c> speaks of the service's own calls alone.</summary>
internal sealed class UncollectedMeterFactory : IMeterFactory
{
    private static readonly Meter Unheard = new("StandardObservability.Unheard");

    public Meter Create(MeterOptions options) => Unheard;

    public void Dispose()
    {
        // The meter is shared by all connections and lives as long as the process.
    }
}
