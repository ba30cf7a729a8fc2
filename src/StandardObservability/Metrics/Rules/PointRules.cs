using System.Collections.Concurrent;
using System.Globalization;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.SdkInternals.Points;

namespace StandardObservability.Metrics.Rules;

/// <summary>Judges the data points of metrics of owned meters at each export: how many there are, and which attributes they have.</summary>
internal sealed class PointRules(HostPolicy policy, PolicyJudge judge, OverflowWarning overflow)
{
    private readonly ConcurrentDictionary<(string Meter, string Metric, string Finding), bool> _found = new();
    private readonly ConcurrentDictionary<(string Meter, string Metric), int> _points = new();

    /// <returns><see langword="false"/> when a data point has an attribute that must be removed.</returns>
    public bool Accept(Metric metric)
    {
        var points = 0;
        var hasRemoved = false;
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            points++;
            foreach (var (key, _) in point.Tags)
            {
                hasRemoved |= CheckKey(metric, key);
            }
        }

        CheckSeries(metric, points);
        return !hasRemoved;
    }

    private bool CheckKey(Metric metric, string key)
    {
        if (policy.Attributes!.Check(key, TelemetrySignals.Metric) is not { } finding)
        {
            return false;
        }

        var isRemoved = policy.Attributes.IsRemovedFromMetrics(key, judge);
        if (_found.TryAdd((metric.MeterName, metric.Name, key), true))
        {
            judge.Judge(finding, PolicyActionNames.Remove, isAlwaysDone: isRemoved);
        }

        return isRemoved;
    }

    private void CheckSeries(Metric metric, int points)
    {
        var hasOverflow = OverflowPoint.Exists(metric);
        if ((hasOverflow || points > judge.Policy.Limits.MetricSeries) && _found.TryAdd((metric.MeterName, metric.Name, RuleIds.SeriesLimit), true))
        {
            judge.Judge(overflow.Describe(metric, points, judge.Policy.Limits.MetricSeries), hasOverflow ? PolicyActionNames.Combine : PolicyActionNames.Warn);
        }

        _points[(metric.MeterName, metric.Name)] = points;
        CheckService();
    }

    private void CheckService()
    {
        var limit = judge.Policy.Limits.ServiceSeries ?? int.MaxValue;
        var all = _points.Values.Sum();
        if (all > limit && _found.TryAdd((string.Empty, string.Empty, RuleIds.SeriesLimit), true))
        {
            judge.Judge(DescribeService(all, limit), PolicyActionNames.Warn);
        }
    }

    private PolicyFinding DescribeService(int all, int limit)
    {
        var widest = _points.MaxBy(static p => p.Value);
        return new(
            PolicyRules.Get(RuleIds.SeriesLimit),
            "service.series",
            string.Create(CultureInfo.InvariantCulture, $"The metrics of this service have {all} series, and {limit} are allowed."),
            string.Create(CultureInfo.InvariantCulture, $"Remove attributes from the measurements; '{widest.Key.Metric}' has {widest.Value} series."));
    }
}
