using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>
/// What a service has measured: the signals of one model in memory, by seconds for 16 minutes, and what alarms compare over longer windows
/// by minutes for 25 hours.
/// </summary>
/// <remarks>
/// Thread-safe. A signal has at most <see cref="MaxSeries"/> combinations of attributes; further measurements belong to one without
/// attributes. Levels are kept by seconds only.
/// </remarks>
internal sealed class SampleStore
{
    /// <summary>Maximum number of combinations of attributes of one signal.</summary>
    public const int MaxSeries = 100;

    /// <summary>Seconds that are kept: 15 minutes, and the minute that has not ended.</summary>
    public const int SecondsKept = 16 * 60;

    /// <summary>Minutes that are kept: a day, and an hour more so that windows that have just ended are complete.</summary>
    public const int MinutesKept = 25 * 60;

    private const int Minute = 60;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SignalSamples> _signals = new(StringComparer.Ordinal);

    /// <param name="model">Only what it reads is kept.</param>
    public SampleStore(ServiceModel model)
    {
        var longQueries = model.Alarms.SelectMany(static a => a.Conditions)
            .Where(static c => (c.Period * c.Periods).TotalSeconds > SecondsKept - Minute)
            .SelectMany(static c => c.Reads)
            .Where(static q => !q.Signal.IsLevel)
            .ToLookup(static q => q.Signal.Measured.Name);
        foreach (var queries in model.Reads.Concat(LogReads(model)).GroupBy(static r => r.Signal.Measured.Name))
        {
            var signal = queries.First().Signal.Measured;

            // Levels add up, so those with different attributes are apart even if no query uses the attributes.
            var attributes = signal.IsLevel ? signal.Attributes : queries.SelectMany(static q => q.UsedAttributes).Select(ToMeasured);
            _signals.Add(queries.Key, new SignalSamples(signal, [.. attributes.Distinct(StringComparer.Ordinal)], longQueries[queries.Key]));
        }
    }

    /// <summary>The signals with more combinations of attributes than are kept.</summary>
    public IReadOnlyList<string> Overflowed
    {
        get
        {
            lock (_lock)
            {
                return [.. _signals.Where(static s => s.Value.HasOverflowed).Select(static s => s.Key)];
            }
        }
    }

    /// <summary>Whether the model reads an instrument.</summary>
    public bool Keeps(string instrument) => _signals.ContainsKey(instrument);

    /// <summary>The series of a combination of attributes of an instrument, or <see langword="null"/> for an instrument that is not kept.</summary>
    public SampleSeries? FindOrAdd(string instrument, IReadOnlyDictionary<string, string> attributes)
    {
        if (!_signals.TryGetValue(instrument, out var signal))
        {
            return null;
        }

        lock (_lock)
        {
            return signal.FindOrAdd(attributes);
        }
    }

    /// <summary>Adds a measurement: the increase of a counter, the value of a histogram, or the current value of a level.</summary>
    public void Add(SampleSeries series, DateTimeOffset time, double value)
    {
        lock (_lock)
        {
            series.Add(time.ToUnixTimeSeconds(), value);
        }
    }

    /// <summary>Counts a log event.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="exceptionType">The full type name of its exception, or <see langword="null"/>.</param>
    /// <param name="time">Its time.</param>
    public void AddLogEvent(string level, string? exceptionType, DateTimeOffset time)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [LogFieldNames.Level] = level };
        if (exceptionType is not null)
        {
            attributes[AttributeNames.ExceptionType] = exceptionType;
        }

        if (FindOrAdd(LogCountQuery.LogEvents, attributes) is { } series)
        {
            Add(series, time, 1);
        }
    }

    /// <summary>The measurements of a query's signal in a window, or <see langword="null"/> if there has never been one.</summary>
    /// <param name="query">Signal and filters.</param>
    /// <param name="value">The value of the attribute by which the query is split, or <see langword="null"/> for all.</param>
    /// <param name="from">Begin of the window, included.</param>
    /// <param name="to">End of the window, excluded.</param>
    public SampleSum? Read(SignalQuery query, string? value, DateTimeOffset from, DateTimeOffset to)
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
        if (query.By is not { } attribute || !_signals.TryGetValue(query.Signal.Measured.Name, out var signal))
        {
            return [];
        }

        lock (_lock)
        {
            return signal.FindValues(attribute);
        }
    }

    /// <summary>The number of combinations of the values of some attributes. Attributes that no query uses are not kept apart.</summary>
    public int CountCombinations(string instrument, IReadOnlyList<string> attributes)
    {
        if (!_signals.TryGetValue(instrument, out var signal))
        {
            return 0;
        }

        lock (_lock)
        {
            return signal.CountCombinations(attributes);
        }
    }

    private static IEnumerable<SignalQuery> LogReads(ServiceModel model)
        => model.Sections.SelectMany(static s => s.Widgets)
            .SelectMany(static w => w.Lines)
            .Select(static l => l.Query)
            .OfType<LogCountQuery>()
            .Select(static q => q.Events);

    /// <summary>The status class is derived from the status code.</summary>
    private static string ToMeasured(string attribute)
        => attribute == AttributeNames.HttpResponseStatusClass ? AttributeNames.HttpResponseStatusCode : attribute;
}
