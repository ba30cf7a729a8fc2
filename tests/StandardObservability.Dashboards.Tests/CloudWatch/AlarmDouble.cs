using StandardObservability.Dashboards.Tests.CloudWatch.Alarms;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>
/// The alarms of a template. Each is evaluated over periods that end at the time asked for; CloudWatch retrieves some points more than
/// EvaluationPeriods and does not say how many, so that a test can choose <c>extraPoints</c> (two in the tables of the documentation).
/// </summary>
internal sealed class AlarmDouble
{
    private readonly CloudWatchMetrics _metrics;
    private readonly int _extraPoints;
    private readonly Dictionary<string, MetricAlarm> _alarms;
    private readonly Dictionary<string, CompositeAlarm> _composites;
    private readonly Dictionary<string, StateValue> _kept = [];

    public AlarmDouble(CloudWatchMetrics metrics, TemplateDouble template, int extraPoints = 0)
    {
        _metrics = metrics;
        _extraPoints = extraPoints;
        var alarms = template.OfType("AWS::CloudWatch::Alarm").Select(AlarmReader.Read).ToList();
        var composites = template.OfType("AWS::CloudWatch::CompositeAlarm").Select(CompositeReader.Read).ToList();
        Names = [.. alarms.Select(alarm => alarm.Name), .. composites.Select(alarm => alarm.Name)];
        if (Names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new CloudWatchException($"two alarms have the name {twice.Key}");
        _alarms = alarms.ToDictionary(alarm => alarm.Name);
        _composites = composites.ToDictionary(alarm => alarm.Name);
        // An error in an expression is an error of the template, with or without data.
        foreach (var alarm in alarms) Points(alarm, DateTimeOffset.UnixEpoch.AddDays(365));
        foreach (var composite in composites) CheckReferences(composite);
        foreach (var composite in composites) CheckCycles(composite.Name, []);
    }

    /// <summary>The names of all alarms, metric alarms first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The alarm at a full minute. An alarm that ignores missing data keeps the state of the evaluation before, at first INSUFFICIENT_DATA.</summary>
    public AlarmResult Evaluate(string name, DateTimeOffset now)
    {
        if (now.ToUnixTimeMilliseconds() % 60_000 != 0) throw new CloudWatchException($"alarms are evaluated at full minutes, not at {now:O}");
        if (_alarms.TryGetValue(name, out var alarm)) return new AlarmResult(State(alarm, now), ActionsSuppressed: false);
        if (!_composites.TryGetValue(name, out var composite)) throw new CloudWatchException($"there is no alarm {name}");
        var isTrue = composite.Rule.IsTrue(other => Evaluate(other, now).State);
        var suppressed = composite.Suppressor is not null && Evaluate(composite.Suppressor, now).State == StateValue.Alarm;
        return new AlarmResult(isTrue ? StateValue.Alarm : StateValue.Ok, suppressed);
    }

    /// <summary>The names of all alarms in ALARM at a full minute.</summary>
    public IReadOnlyList<string> InAlarm(DateTimeOffset now) => [.. Names.Where(name => Evaluate(name, now).State == StateValue.Alarm)];

    /// <summary>The values that an alarm sees at a full minute, from the oldest to the newest; null is a missing point.</summary>
    public IReadOnlyList<double?> Values(string name, DateTimeOffset now) => Points(_alarms[name], now);

    private StateValue State(MetricAlarm alarm, DateTimeOffset now)
    {
        var points = Points(alarm, now).Reverse().Select(value => value is { } number ? alarm.Breaches(number) : (bool?)null).ToList();
        var state = AlarmEvaluation.Decide(points, alarm.EvaluationPeriods, alarm.DatapointsToAlarm, alarm.Missing) ?? _kept.GetValueOrDefault(alarm.Name);
        return _kept[alarm.Name] = state;
    }

    private IReadOnlyList<double?> Points(MetricAlarm alarm, DateTimeOffset now)
    {
        var count = alarm.EvaluationPeriods + _extraPoints;
        var from = now.AddSeconds(-(double)alarm.Period * count);
        var results = _metrics.GetMetricData(alarm.Queries, from, now);
        if (results.Count != 1) throw new CloudWatchException($"alarm {alarm.Name}: it must watch one time series, not {results.Count}");
        var values = results[0].Points.ToDictionary(point => point.Timestamp, point => point.Value);
        return [.. Enumerable.Range(0, count).Select(index => values.TryGetValue(from.AddSeconds((double)alarm.Period * index), out var value) ? value : (double?)null)];
    }

    private void CheckReferences(CompositeAlarm composite)
    {
        foreach (var name in composite.Rule.Alarms.Append(composite.Suppressor ?? composite.Rule.Alarms.FirstOrDefault()))
        {
            if (name is not null && !Names.Contains(name)) throw new CloudWatchException($"alarm {composite.Name}: it refers to {name}, which does not exist");
        }
    }

    private void CheckCycles(string name, IReadOnlyList<string> path)
    {
        if (path.Contains(name)) throw new CloudWatchException($"alarms refer to each other in a cycle: {string.Join(" > ", path)} > {name}");
        if (!_composites.TryGetValue(name, out var composite)) return;
        foreach (var other in composite.Rule.Alarms) CheckCycles(other, [.. path, name]);
        if (composite.Suppressor is not null) CheckCycles(composite.Suppressor, [.. path, name]);
    }
}
