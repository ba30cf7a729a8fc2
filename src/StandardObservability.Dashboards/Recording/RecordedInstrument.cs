using System.Diagnostics.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Dashboards.Checks;
using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Recording;

/// <summary>An instrument whose measurements are recorded: converts totals to increases, and changes of a level to its value.</summary>
internal sealed class RecordedInstrument
{
    /// <summary>Maximum number of attribute combinations; measurements of others belong to one without attributes.</summary>
    private const int MaxKept = 1_000;

    private readonly Instrument _instrument;
    private readonly Signal _signal;
    private readonly SampleStore _samples;
    private readonly SeenSignals _seen;
    private readonly string[] _attributes;
    private readonly Dictionary<string, RecordedValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedValue>.AlternateLookup<ReadOnlySpan<char>> _byText;

    /// <param name="instrument">The instrument.</param>
    /// <param name="signal">The signal that the model reads.</param>
    /// <param name="samples">Keeps the measurements.</param>
    /// <param name="seen">Keeps which attributes occur.</param>
    public RecordedInstrument(Instrument instrument, Signal signal, SampleStore samples, SeenSignals seen)
    {
        (_instrument, _signal, _samples, _seen) = (instrument, signal, samples, seen);

        // The status class is derived from the status code.
        var measured = signal.Attributes.Where(static a => a != AttributeNames.HttpResponseStatusClass);
        _attributes = [.. measured.Append(AttributeNames.HttpResponseStatusCode).Distinct(StringComparer.Ordinal)];
        _byText = _values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether measurements are changes of a level. Its value is recorded with <see cref="RecordLevels"/>.</summary>
    private bool IsChange => _signal.IsLevel && !_instrument.IsObservable && _signal.Kind == InstrumentKind.UpDownCounter;

    /// <summary>Whether a measurement is recorded when it is made. A level that is not observable holds until it changes.</summary>
    private bool IsRecordedAtOnce => !_signal.IsLevel || _instrument.IsObservable;

    /// <summary>Records a measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, DateTimeOffset now)
    {
        var recorded = Find(tags);
        double amount;
        lock (recorded)
        {
            amount = !_instrument.IsObservable || _signal.IsLevel ? value : recorded.Increase(value);
            recorded.Level = IsChange ? recorded.Level + value : value;
        }

        if (IsRecordedAtOnce)
        {
            _samples.Add(recorded.Series, now, amount);
        }
    }

    /// <summary>Records the current values of a level that is not observable, because they hold until they change.</summary>
    public void RecordLevels(DateTimeOffset now)
    {
        if (IsRecordedAtOnce)
        {
            return;
        }

        RecordedValue[] all;
        lock (_values)
        {
            all = [.. _values.Values];
        }

        foreach (var recorded in all)
        {
            _samples.Add(recorded.Series, now, recorded.Level);
        }
    }

    private RecordedValue Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Span<char> buffer = stackalloc char[AttributeKey.MaxLength];
        var key = AttributeKey.Write(buffer, _attributes, tags);
        lock (_values)
        {
            if (!_byText.TryGetValue(key, out var recorded))
            {
                _seen.Add(_instrument, tags);
                recorded = _values.Count < MaxKept ? Add(key.ToString(), AttributeKey.Read(_attributes, tags)) : AddOverflow();
            }

            return recorded;
        }
    }

    private RecordedValue AddOverflow()
        => _values.TryGetValue(string.Empty, out var overflow) ? overflow : Add(string.Empty, new Dictionary<string, string>(StringComparer.Ordinal));

    private RecordedValue Add(string key, Dictionary<string, string> attributes)
        => _values[key] = new RecordedValue(_samples.FindOrAdd(_signal.Name, attributes)!);
}
