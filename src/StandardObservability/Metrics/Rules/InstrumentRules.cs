using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.SdkInternals.Views;
using StandardObservability.Settings.Features;

namespace StandardObservability.Metrics.Rules;

/// <summary>Judges each collected instrument of an owned meter once: its name, unit and kind, and which attributes are removed from it.</summary>
internal sealed class InstrumentRules : IDisposable
{
    /// <summary>OpenTelemetry's own limit. A higher limit of the policy permits more and does not raise it.</summary>
    private const int DefaultMaxPoints = 2000;

    private readonly HostPolicy _policy;
    private readonly PolicyJudge _judge;
    private readonly bool _hasExponentialHistograms;
    private readonly RemovedTagProbe _probe;
    private readonly InstrumentConflicts _conflicts = new();
    private readonly ConcurrentDictionary<string, bool> _collected = new(StringComparer.Ordinal);

    /// <param name="policy">The policy of the host, which is usable.</param>
    /// <param name="hasExponentialHistograms">Whether all outputs have exponential histograms by default.</param>
    public InstrumentRules(HostPolicy policy, bool hasExponentialHistograms)
    {
        (_policy, _judge, _hasExponentialHistograms) = (policy, policy.Judge!, hasExponentialHistograms);
        _probe = new RemovedTagProbe(policy);
    }

    /// <summary>Whether OpenTelemetry collects the meter, also when all of its instruments are dropped.</summary>
    public bool IsCollected(string meter) => _collected.ContainsKey(meter);

    /// <summary>What the policy decides for an instrument; <see langword="null"/> to change nothing.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="isDropped">Whether views of the application drop it. Then it is not exported, and there is nothing to judge.</param>
    public ViewDecision? Decide(Instrument instrument, bool isDropped)
    {
        if (!IncludedFeatures.Policy || !_policy.Owns(instrument.Meter.Name))
        {
            return null;
        }

        _collected.TryAdd(instrument.Meter.Name, true);
        if (isDropped || InstrumentKinds.Find(instrument) is not { } kind)
        {
            return null;
        }

        var facts = new InstrumentFacts(instrument.Name, kind) { Unit = instrument.Unit };
        var isRefused = false;
        foreach (var finding in InstrumentChecks.Check(_judge.Policy, facts))
        {
            isRefused |= _judge.Judge(finding, PolicyActionNames.Drop);
        }

        isRefused = isRefused || (_conflicts.Find(facts) is { } conflict && _judge.Judge(conflict, PolicyActionNames.Drop));
        return isRefused ? ViewDecision.Drop : Limit(instrument);
    }

    /// <summary>Looks again for removed attributes that instruments are recorded with. Called once in each export.</summary>
    public void FindRemovedAgain() => _probe.WatchAgain();

    public void Dispose() => _probe.Dispose();

    private ViewDecision? Limit(Instrument instrument)
    {
        var limit = _judge.Policy.Limits.MetricSeries is < DefaultMaxPoints and var series && _judge.Enforces(RuleIds.SeriesLimit, instrument.Name)
            ? series
            : (int?)null;

        // OpenTelemetry keeps the last of the values that an observable instrument reports for equal attributes, and their sum would be right.
        var removed = instrument.IsObservable ? [] : _policy.Attributes!.FindRemovedFromMetrics(_judge);
        if (removed.Length > 0)
        {
            _probe.Watch(instrument);
        }

        return limit is null && removed.Length == 0 ? null : new ViewDecision
        {
            MaxPoints = limit,
            RemovedKeys = removed,
            IsExponential = _hasExponentialHistograms && InstrumentKinds.Find(instrument) == InstrumentKind.Histogram,
        };
    }
}
