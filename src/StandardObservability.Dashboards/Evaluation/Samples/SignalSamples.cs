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

    /// <summary>Whether measurements were combined, because there were too many combinations of attributes.</summary>
    public bool HasOverflowed { get; private set; }

    /// <summary>The series of a combination of attributes.</summary>
    public SampleSeries FindOrAdd(IReadOnlyDictionary<string, string> tags)
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

        return _series.TryGetValue(key, out var overflow) ? overflow : Add(key, tags);
    }

    public IReadOnlyList<string> FindValues(string attribute)
        => [.. _series.Values.Select(s => s.Find(attribute)).OfType<string>().Distinct(StringComparer.Ordinal)];

    public int CountCombinations(IReadOnlyList<string> attributes)
        => _series.Values.Select(s => string.Join('\u001f', attributes.Select(s.Find))).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Adds up what a query reads. A window of full minutes is read from the minutes, if the query has them.</summary>
    public SampleSum? Read(SignalQuery query, string? value, long from, long to)
    {
        if (_series.Count == 0)
        {
            return null;
        }

        var sum = new SampleSum(query);
        if (from % SecondsOfMinute == 0 && to % SecondsOfMinute == 0 && _minutes.TryGetValue(query, out var minutes))
        {
            minutes.Read(from, to, sum.AddCounted);
            return sum;
        }

        SampleSeries[] read = [.. _series.Values.Where(s => s.Passes(query) && (value is null || query.By is not { } by || s.Find(by) == value))];
        if (signal.IsLevel)
        {
            AddLevels(sum, read, from, to);
        }
        else
        {
            Array.ForEach(read, s => s.AddTo(sum, from, to));
        }

        return sum;
    }

    /// <summary>Levels with different attributes add up at each time: the connections of all hosts.</summary>
    private static void AddLevels(SampleSum sum, SampleSeries[] read, long from, long to)
    {
        for (var second = from; second < to; second++)
        {
            double? level = null;
            foreach (var series in read)
            {
                if (series.Find(second) is { } sample)
                {
                    level = (level ?? 0) + (sample.Sum / sample.Count);
                }
            }

            if (level is { } known)
            {
                sum.Add(known);
            }
        }
    }

    private SampleSeries Add(string key, IReadOnlyDictionary<string, string> tags)
    {
        var series = _series[key] = new SampleSeries(tags, signal.Kind == InstrumentKind.Histogram);
        series.Connect(_minutes);
        return series;
    }
}
