using System.Diagnostics.Metrics;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>One instrument of each kind, and what CloudWatch must hold after each export of what was recorded with them.</summary>
internal sealed class RecordedMetrics
{
    /// <summary>The instruments that are recorded by the caller; the observable one follows a gauge's model.</summary>
    public const int Kinds = 7;

    private readonly Action<double, KeyValuePair<string, object?>[]>[] _record;
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Detail, string Other), double> _levels = [];
    private readonly Dictionary<(string Name, string Detail, string Other), double> _written = [];

    public RecordedMetrics(Meter meter)
    {
        var whole = meter.CreateCounter<long>(Name(0));
        var real = meter.CreateCounter<double>(Name(1));
        var distribution = meter.CreateHistogram<double>(Name(2));
        var gauge = meter.CreateGauge<double>(Name(3));
        var wholeGauge = meter.CreateGauge<long>(Name(4));
        var level = meter.CreateUpDownCounter<long>(Name(5));
        var realLevel = meter.CreateUpDownCounter<double>(Name(6));
        _record =
        [
            (v, t) => whole.Add((long)Math.Abs(v), t),
            (v, t) => real.Add(Math.Abs(v), t),
            (v, t) => distribution.Record(Math.Abs(v), t),
            (v, t) => gauge.Record(v, t),
            (v, t) => wholeGauge.Record((long)v, t),
            (v, t) => level.Add((long)v, t),
            (v, t) => realLevel.Add(v, t),
        ];
    }

    private static StringComparer Ordinal => StringComparer.Ordinal;

    public static string Name(int kind) => $"m.{kind}";

    public void Record(int kind, double value, string detail, string other)
    {
        _record[kind](value, [new("detail", detail), new("other", other)]);
        var name = Name(kind);
        var key = (name, detail, other);
        switch (kind)
        {
            case 0: Add(name, detail, (long)Math.Abs(value)); break;
            case 1 or 2: Add(name, detail, Math.Abs(value)); break;
            case 3: _levels[key] = value; break;
            case 4: _levels[key] = (long)value; break;
            case 5: _levels[key] = _levels.GetValueOrDefault(key) + (long)value; break;
            default: _levels[key] = _levels.GetValueOrDefault(key) + value; break;
        }
    }

    /// <summary>What an export writes: by series, the number of values, their sum, minimum and maximum.</summary>
    public SortedDictionary<string, (double Count, double Sum, double Min, double Max)> Export(bool isEndOfInterval)
    {
        SortedDictionary<string, (double, double, double, double)> expected = new(Ordinal);
        foreach (var (series, values) in _values)
        {
            expected[series] = series.StartsWith(Name(2), StringComparison.Ordinal) ? Fold(values) : Total(values);
        }

        _values.Clear();
        var due = _levels.Where(l => isEndOfInterval || !_written.TryGetValue(l.Key, out var written) || written != l.Value)
            .SelectMany(static l => (string[])[l.Key.Name, Series(l.Key.Name, l.Key.Detail)]).ToHashSet(Ordinal);
        foreach (var series in due)
        {
            var values = _levels.Where(l => l.Key.Name == series || Series(l.Key.Name, l.Key.Detail) == series).Select(static l => l.Value).ToList();
            expected[series] = series.StartsWith(Name(3), StringComparison.Ordinal) || series.StartsWith(Name(4), StringComparison.Ordinal) ? Fold(values) : Total(values);
        }

        foreach (var (key, value) in _levels)
        {
            _written[key] = value;
        }

        return expected;
    }

    private void Add(string name, string detail, double value)
    {
        foreach (var series in (string[])[name, Series(name, detail)])
        {
            (_values.TryGetValue(series, out var values) ? values : _values[series] = []).Add(value);
        }
    }

    private static string Series(string name, string detail) => $"{name}{{detail={detail}}}";

    private static (double Count, double Sum, double Min, double Max) Fold(List<double> values) => (values.Count, values.Sum(), values.Min(), values.Max());

    private static (double Count, double Sum, double Min, double Max) Total(List<double> values) => (1, values.Sum(), values.Sum(), values.Sum());
}
