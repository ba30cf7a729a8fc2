using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>The instruments of ASP.NET Core's meter of requests. A host creates them before its first request.</summary>
internal sealed class HostInstruments : IDisposable
{
    private readonly IMeterFactory _factory;
    private readonly IMetricsListener _openTelemetry;
    private readonly MeterListener _published = new();
    private int _found;

    /// <param name="factory">The meter factory of the host. Other hosts in the process have the same meter.</param>
    /// <param name="openTelemetry">Decides whether OpenTelemetry collects an instrument.</param>
    public HostInstruments(IMeterFactory factory, IMetricsListener openTelemetry)
    {
        (_factory, _openTelemetry) = (factory, openTelemetry);
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

    private void Find(Instrument instrument)
    {
        if (instrument.Meter.Name != HostMeter.Name || !ReferenceEquals(instrument.Meter.Scope, _factory))
        {
            return;
        }

        if (instrument is UpDownCounter<long> { Name: "http.server.active_requests" })
        {
            (Active, _found) = (Adopt(instrument), _found + 1);
        }
        else if (instrument is Histogram<double> { Name: "http.server.request.duration" })
        {
            (Duration, _found) = (Adopt(instrument), _found + 1);
        }
    }

    private HostInstrument? Adopt(Instrument instrument)
        => _openTelemetry.InstrumentPublished(instrument, out var state)
            ? new HostInstrument(instrument, _openTelemetry.GetMeasurementHandlers(), state!)
            : null;
}
