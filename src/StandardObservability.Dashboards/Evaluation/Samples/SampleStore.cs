using StandardObservability.Dashboards.Model;
using StandardObservability.Dashboards.Model.Queries;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>What a service has measured: the signals of one model, in memory, for 15 minutes, and those of objectives for 25 hours.</summary>
/// <remarks>
/// Thread-safe. A signal has at most <see cref="MaxSeries"/> combinations of attributes; further measurements belong to one without attributes.
/// </remarks>
internal sealed class SampleStore
{
    /// <summary>Maximum number of combinations of attributes of one signal.</summary>
    public const int MaxSeries = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SignalSamples> _signals = new(StringComparer.Ordinal);

    /// <param name="model">Only what it reads is kept.</param>
    public SampleStore(ServiceModel model)
    {
        var ofObjectives = model.Slos.SelectMany(static s => s.BadShare.Reads).Select(static r => r.Signal.Measured.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var signal in model.Reads.Select(static r => r.Signal.Measured))
        {
            _signals.TryAdd(signal.Name, new SignalSamples(signal, ofObjectives.Contains(signal.Name)));
        }
    }

    /// <summary>Whether the model reads an instrument.</summary>
    public bool Keeps(string instrument) => _signals.ContainsKey(instrument);

    /// <summary>Adds a measurement: the increase of a counter, the value of a histogram, or the current value of a level.</summary>
    public void Add(string instrument, IReadOnlyDictionary<string, string> attributes, DateTimeOffset time, double value)
    {
        if (_signals.TryGetValue(instrument, out var signal))
        {
            lock (_lock)
            {
                signal.Add(attributes, time.ToUnixTimeSeconds(), value);
            }
        }
    }

    /// <summary>The measurements of a query's signal in a window, or <see langword="null"/> if there has never been one.</summary>
    /// <param name="query">Signal and filters.</param>
    /// <param name="value">The value of the attribute by which the query is split, or <see langword="null"/> for all.</param>
    /// <param name="from">Begin of the window, included.</param>
    /// <param name="to">End of the window, excluded.</param>
    public Sample? Read(SignalQuery query, string? value, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_signals.TryGetValue(query.Signal.Measured.Name, out var signal))
        {
            return null;
        }

        lock (_lock)
        {
            return signal.Read(query, value, from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        }
    }

    /// <summary>The values of the attribute by which a query is split.</summary>
    public IReadOnlyList<string> FindValues(SignalQuery query)
    {
        if (query.By is not { } attribute || !_signals.TryGetValue(query.Signal.Name, out var signal))
        {
            return [];
        }

        lock (_lock)
        {
            return signal.FindValues(attribute);
        }
    }
}
