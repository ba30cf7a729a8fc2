using System.Diagnostics.Metrics;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Reports each meter of the application that records a measurement while none of its instruments has a listener.</summary>
/// <remarks>An instrument that a view drops has no listener either, but other instruments of its meter usually have.</remarks>
internal sealed class UncollectedMeters : IDisposable
{
    private readonly NameReports _reports;
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen. OpenTelemetry's listener must have begun before.</summary>
    public UncollectedMeters(NameReports reports)
    {
        _reports = reports;
        _listener.InstrumentPublished = OnPublished;
        _listener.SetMeasurementEventCallback<byte>(OnMeasurement);
        _listener.SetMeasurementEventCallback<short>(OnMeasurement);
        _listener.SetMeasurementEventCallback<int>(OnMeasurement);
        _listener.SetMeasurementEventCallback<long>(OnMeasurement);
        _listener.SetMeasurementEventCallback<float>(OnMeasurement);
        _listener.SetMeasurementEventCallback<double>(OnMeasurement);
        _listener.SetMeasurementEventCallback<decimal>(OnMeasurement);
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    private void OnPublished(Instrument instrument, MeterListener listener)
    {
        if (instrument.Enabled)
        {
            _reports.Exclude(instrument.Meter.Name);
        }
        else if (_reports.IsOfInterest(instrument.Meter.Name))
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private void OnMeasurement<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        _reports.Report(instrument.Meter.Name);
        _listener.DisableMeasurementEvents(instrument);
    }
}
