namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The samples of one signal: each combination of attributes by seconds, and the queries of long windows by minutes.</summary>
/// <param name="signal">The signal.</param>
/// <param name="attributes">The attributes that queries use. Measurements that differ only in others are one series.</param>
/// <param name="longQueries">The queries whose windows are longer than the seconds that are kept.</param>
internal sealed class SignalSamples(Signal signal, IReadOnlyList<string> attributes, IEnumerable<SignalQuery> longQueries)
{
    private const int SecondsOfMinute = 60;

    private readonly Dictionary<string, SampleSeries> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<SignalQuery, SampleRing> _minutes
        = longQueries.Distinct().ToDictionary(static q => q, static _ => new SampleRing(SecondsOfMinute, SampleStore.MinutesKept));

    private long _latest;

    /// <summary>Number of combinations of attributes.</summary>
    public int Series => _series.Count;

    /// <summary>Whether measurements were combined, because there were too many combinations of attributes.</summary>
    public bool HasOverflowed { get; private set; }

    public void Add(IReadOnlyDictionary<string, string> tags, long second, double value)
    {
        _latest = Math.Max(_latest, second);
        var series = FindOrAdd(tags);
        series.Add(second, value, signal.Kind == InstrumentKind.Histogram);
        foreach (var (query, minutes) in _minutes)
        {
            if (series.Passes(query))
            {
                minutes.At(second).Add(value, keepsDistribution: query is not RateQuery);
            }
        }
    }

    public IReadOnlyList<string> FindValues(string attribute)
        => [.. _series.Values.Select(s => s.Find(attribute)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Combines the series that a query reads.</summary>
    public Sample? Read(SignalQuery query, string? value, long from, long to)
    {
        if (_series.Count == 0)
        {
            return null;
        }

        if (from <= _latest - SampleStore.SecondsKept && _minutes.TryGetValue(query, out var minutes))
        {
            return Combine(minutes.Read(from, to).Select(static p => p.Sample));
        }

        var read = _series.Values
            .Where(s => s.Passes(query) && (value is null || query.By is not { } by || s.Find(by) == value))
            .SelectMany(s => s.Read(from, to));
        return signal.IsLevel ? CombineLevels(read) : Combine(read.Select(static p => p.Sample));
    }

    private SampleSeries FindOrAdd(IReadOnlyDictionary<string, string> tags)
    {
        var key = string.Join('\u001f', attributes.Select(a => tags.TryGetValue(a, out var text) ? text : "\u0000"));
        if (_series.TryGetValue(key, out var series))
        {
            return series;
        }

        if (_series.Count >= SampleStore.MaxSeries)
        {
            HasOverflowed = true;
            (key, tags) = (string.Empty, new Dictionary<string, string>());
        }

        return _series.TryGetValue(key, out var overflow) ? overflow : _series[key] = new SampleSeries(tags);
    }

    /// <summary>Levels with different attributes add up at each time: the connections of all hosts.</summary>
    private static Sample CombineLevels(IEnumerable<(long Period, Sample Sample)> read)
    {
        var all = new Sample();
        foreach (var period in read.GroupBy(static p => p.Period))
        {
            all.Add(period.Sum(static p => p.Sample.Sum / p.Sample.Count), keepsDistribution: false);
        }

        return all;
    }

    private static Sample Combine(IEnumerable<Sample> read)
    {
        var all = new Sample();
        foreach (var sample in read)
        {
            all.Add(sample);
        }

        return all;
    }
}
