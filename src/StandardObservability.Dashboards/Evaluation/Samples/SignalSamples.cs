using StandardObservability.Dashboards.Model;
using StandardObservability.Dashboards.Model.Queries;

namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The series of one signal.</summary>
/// <param name="signal">The signal.</param>
/// <param name="hasMinutes">Whether to keep a day of minutes.</param>
internal sealed class SignalSamples(Signal signal, bool hasMinutes)
{
    private readonly Dictionary<string, SampleSeries> _series = new(StringComparer.Ordinal);

    /// <summary>Whether measurements were combined, because there were too many combinations of attributes.</summary>
    public bool HasOverflowed { get; private set; }

    public void Add(IReadOnlyDictionary<string, string> attributes, long second, double value)
    {
        var key = string.Join('\u001f', signal.Attributes.Select(a => attributes.TryGetValue(a, out var text) ? text : "\u0000"));
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= SampleStore.MaxSeries)
            {
                HasOverflowed = true;
                key = string.Empty;
                attributes = new Dictionary<string, string>();
            }

            series = _series.TryGetValue(key, out var known) ? known : _series[key] = new SampleSeries(attributes, hasMinutes);
        }

        series.Add(second, value, signal.Kind == InstrumentKind.Histogram);
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

        var read = _series.Values.Where(s => IsRead(s, query, value)).SelectMany(s => s.Read(from, to));
        return signal.IsLevel ? CombineLevels(read) : Combine(read.Select(static p => p.Sample));
    }

    private static bool IsRead(SampleSeries series, SignalQuery query, string? value)
        => series.Passes(query.Filters)
        && (query.Signal.RollUp is not { } rollUp || rollUp.AnyOf.Any(series.Passes))
        && (value is null || query.By is not { } by || series.Find(by) == value);

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
