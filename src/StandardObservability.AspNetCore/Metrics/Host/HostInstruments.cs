using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>
/// The instruments of ASP.NET Core's meter of requests. A host creates them before its first request. Those of other hosts in the process, which may be
/// without this library, are collected too, as OpenTelemetry does.
/// </summary>
internal sealed class HostInstruments : IDisposable
{
    private readonly IMeterFactory _factory;
    private readonly IMetricsListener _openTelemetry;
    private readonly MeterListener _published = new();
    private int _found;

    /// <param name="factory">The meter factory of the host.</param>
    /// <param name="openTelemetry">Decides whether OpenTelemetry collects an instrument.</param>
    public HostInstruments(IMeterFactory factory, IMetricsListener openTelemetry)
    {
        (_factory, _openTelemetry) = (factory, openTelemetry);
        var handlers = openTelemetry.GetMeasurementHandlers();
        _published.SetMeasurementEventCallback(handlers.LongHandler);
        _published.SetMeasurementEventCallback(handlers.DoubleHandler);
        _published.MeasurementsCompleted = openTelemetry.MeasurementsCompleted;
        _published.InstrumentPublished = (instrument, _) => Find(instrument);
        _published.Start();
    }

    /// <summary>The number of active requests; <see langword="null"/> when this library does not record it.</summary>
    public HostInstrument? Active { get; private set; }

    /// <summary>The duration of requests; <see langword="null"/> when this library does not record it.</summary>
    public HostInstrument? Duration { get; private set; }

    /// <summary>Whether ASP.NET Core measures requests, because something listens to its instruments.</summary>
    public bool HaveListener => Active is null && Duration is null ? _found > 0 : Active is { HasListener: true } || Duration is { HasListener: true };

    /// <summary>Whether all of them exist, and ASP.NET Core records all of them itself.</summary>
    public bool AreLeft => _found == 2 && Active is null && Duration is null;

    public void Dispose() => _published.Dispose();

    /// <summary>Leaves the instruments to ASP.NET Core.</summary>
    public void Release() => (Active, Duration) = (null, null);

    private void Find(Instrument instrument)
    {
        if (instrument.Meter.Name != HostMeter.Name)
        {
            return;
        }

        if (!ReferenceEquals(instrument.Meter.Scope, _factory))
        {
            Forward(instrument);
        }
        else if (instrument is UpDownCounter<long> { Name: HostMetrics.ActiveRequests })
        {
            (Active, _found) = (Adopt(instrument), _found + 1);
        }
        else if (instrument is Histogram<double> { Name: HostMetrics.RequestDuration })
        {
            (Duration, _found) = (Adopt(instrument), _found + 1);
        }
    }

    private void Forward(Instrument instrument)
    {
        if (_openTelemetry.InstrumentPublished(instrument, out var state))
        {
            _published.EnableMeasurementEvents(instrument, state);
        }
    }

    private HostInstrument? Adopt(Instrument instrument)
        => _openTelemetry.InstrumentPublished(instrument, out var state)
            ? new HostInstrument(instrument, _openTelemetry.GetMeasurementHandlers(), state!)
            : null;
}
