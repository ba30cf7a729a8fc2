using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>The instruments that the meter provider of the host collects. Others never leave the service, so the page does not draw them.</summary>
internal sealed class CollectedInstruments
{
    private readonly ConditionalWeakTable<Instrument, CollectedInstruments> _all = [];

    /// <summary>A view that changes nothing: the meter provider calls it for each instrument that it collects.</summary>
    public MetricStreamConfiguration? Observe(Instrument instrument)
    {
        _all.AddOrUpdate(instrument, this);
        return null;
    }

    /// <summary>Whether an instrument is collected.</summary>
    public bool Contains(Instrument instrument) => _all.TryGetValue(instrument, out _);
}
