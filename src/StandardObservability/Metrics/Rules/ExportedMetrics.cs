using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.SdkInternals.Points;
using StandardObservability.Settings.Features;

namespace StandardObservability.Metrics.Rules;

/// <summary>Observes each metric before it is exported: warns about too many combinations of attributes, and judges metrics of owned meters.</summary>
internal sealed class ExportedMetrics
{
    private readonly HostPolicy _policy;
    private readonly OverflowWarning _overflow;
    private readonly PointRules? _rules;
    private readonly PointMemory _memory = new();

    public ExportedMetrics(HostPolicy policy, OverflowWarning overflow)
    {
        (_policy, _overflow) = (policy, overflow);
        _rules = IncludedFeatures.Policy && policy.Judge is { } judge ? new PointRules(policy, judge, overflow) : null;
    }

    /// <summary>Called before each export of a metric.</summary>
    /// <returns><see langword="false"/> when the metric must not be exported with all attributes of its data points.</returns>
    public bool Accept(Metric metric)
    {
        _memory.Observe(metric);
        if (_rules is null || !_policy.Owns(metric.MeterName))
        {
            _overflow.Check(metric);
            return true;
        }

        if (_policy.Judge!.FindMode(RuleIds.SeriesLimit) == PolicyMode.Off)
        {
            _overflow.Check(metric);
        }

        return _rules.Accept(metric);
    }

    /// <summary>The attributes that an exporter which merges data points must leave out.</summary>
    public Func<string, bool>? FindRemovedKeys(Metric metric)
        => _rules is not null && _policy.Owns(metric.MeterName) && _policy.Attributes!.FindRemovedFromMetrics(_policy.Judge!) is { Length: > 0 } keys
            ? key => Array.IndexOf(keys, key) >= 0
            : null;
}
