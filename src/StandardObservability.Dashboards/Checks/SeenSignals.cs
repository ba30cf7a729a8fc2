using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Checks;

/// <summary>Which instruments and attributes a service has emitted.</summary>
internal sealed class SeenSignals
{
    private readonly ConcurrentDictionary<string, SeenSignal> _signals = new(StringComparer.Ordinal);

    /// <summary>The signals by name.</summary>
    public IReadOnlyDictionary<string, SeenSignal> ByName => _signals;

    /// <summary>Adds a measurement of an instrument.</summary>
    public void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_signals.TryGetValue(instrument.Name, out var seen))
        {
            var attributes = new HashSet<string>(StringComparer.Ordinal);
            seen = _signals.GetOrAdd(instrument.Name, new SeenSignal(instrument.Name, FindKind(instrument), instrument.Unit ?? string.Empty, attributes));
        }

        lock (seen)
        {
            foreach (var (name, _) in tags)
            {
                Add(seen, name);
            }
        }
    }

    /// <summary>Adds a signal of another source, for example of exported documents.</summary>
    public void Add(SeenSignal signal) => _signals.TryAdd(signal.Name, signal);

    private static void Add(SeenSignal seen, string name)
    {
        var attributes = (HashSet<string>)seen.Attributes;
        attributes.Add(name);
        if (name == AttributeNames.HttpResponseStatusCode)
        {
            attributes.Add(AttributeNames.HttpResponseStatusClass);
        }
    }

    private static InstrumentKind FindKind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => InstrumentKind.Counter,
        "UpDownCounter" or "ObservableUpDownCounter" => InstrumentKind.UpDownCounter,
        "Gauge" or "ObservableGauge" => InstrumentKind.Gauge,
        _ => InstrumentKind.Histogram,
    };
}
