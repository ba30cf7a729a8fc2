using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>The instruments that the meter provider of the host collects. Others never leave the service, so the page does not draw them.</summary>
internal sealed class CollectedInstruments
{
    private readonly ConditionalWeakTable<Instrument, CollectedInstruments> _all = [];
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Names of the instruments.</summary>
    public ICollection<string> Names => _names.Keys;

    /// <summary>A view that changes nothing: the meter provider calls it for each instrument that it collects.</summary>
    public MetricStreamConfiguration? Observe(Instrument instrument)
    {
        _all.AddOrUpdate(instrument, this);
        _names[instrument.Name] = true;
        return null;
    }

    /// <summary>Whether an instrument is collected.</summary>
    public bool Contains(Instrument instrument) => _all.TryGetValue(instrument, out _);
}
