using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Listens to no instrument.</summary>
internal sealed class NoMetricsListener : IMetricsListener
{
    public static NoMetricsListener Instance { get; } = new();

    public string Name => nameof(NoMetricsListener);

    public bool InstrumentPublished(Instrument instrument, out object? userState)
    {
        userState = null;
        return false;
    }

    public MeasurementHandlers GetMeasurementHandlers() => new();

    public void MeasurementsCompleted(Instrument instrument, object? userState)
    {
        // No instrument is measured.
    }

    public void Initialize(IObservableInstrumentsSource source)
    {
        // No instrument is observed.
    }
}
