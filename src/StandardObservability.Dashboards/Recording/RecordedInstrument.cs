using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Recording;

/// <summary>An instrument whose measurements are recorded: converts totals to increases, and changes of a level to its value.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="signal">The signal that the model reads.</param>
/// <param name="samples">Keeps the measurements.</param>
internal sealed class RecordedInstrument(Instrument instrument, Signal signal, SampleStore samples)
{
    /// <summary>Maximum number of attribute combinations whose last value is kept.</summary>
    private const int MaxKept = 1_000;

    private readonly ConcurrentDictionary<string, LastValue> _last = new(StringComparer.Ordinal);

    /// <summary>Whether measurements are changes of a level. Its value is recorded with <see cref="RecordLevels"/>.</summary>
    private bool IsChange => signal.IsLevel && !instrument.IsObservable && signal.Kind == InstrumentKind.UpDownCounter;

    /// <summary>Records a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, DateTimeOffset now)
    {
        var attributes = Read(tags);
        if (signal.IsLevel)
        {
            Keep(attributes, value);
            if (instrument.IsObservable)
            {
                samples.Add(signal.Name, attributes, now, value);
            }

            return;
        }

        samples.Add(signal.Name, attributes, now, instrument.IsObservable ? Increase(attributes, value) : value);
    }

    /// <summary>Records the current values of a level that is not observable, because they hold until they change.</summary>
    public void RecordLevels(DateTimeOffset now)
    {
        if (!signal.IsLevel || instrument.IsObservable)
        {
            return;
        }

        foreach (var last in _last.Values)
        {
            samples.Add(signal.Name, last.Attributes, now, last.Value);
        }
    }

    private void Keep(Dictionary<string, string> attributes, double value)
    {
        if (Find(attributes) is { } last)
        {
            lock (last)
            {
                last.Value = IsChange ? last.Value + value : value;
            }
        }
    }

    /// <summary>The increase of a total. The first total may be from long before the recording began.</summary>
    private double Increase(Dictionary<string, string> attributes, double total)
    {
        if (Find(attributes) is not { } last)
        {
            return 0;
        }

        lock (last)
        {
            var increase = last.IsKnown ? Math.Max(0, total - last.Value) : 0;
            (last.Value, last.IsKnown) = (total, true);
            return increase;
        }
    }

    private LastValue? Find(Dictionary<string, string> attributes)
    {
        var key = string.Join('\u001f', signal.Attributes.Select(a => attributes.GetValueOrDefault(a, "\u0000")));
        return _last.TryGetValue(key, out var last) ? last
            : _last.Count >= MaxKept ? null
            : _last.GetOrAdd(key, static (_, a) => new LastValue(a), attributes);
    }

    private Dictionary<string, string> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            if (value is not null && (signal.Attributes.Contains(name) || name == AttributeNames.HttpResponseStatusCode))
            {
                attributes[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            }
        }

        return attributes;
    }

    private sealed class LastValue(IReadOnlyDictionary<string, string> attributes)
    {
        public IReadOnlyDictionary<string, string> Attributes { get; } = attributes;

        public double Value { get; set; }

        public bool IsKnown { get; set; }
    }
}
