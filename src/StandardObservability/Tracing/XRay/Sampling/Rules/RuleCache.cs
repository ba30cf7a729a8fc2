using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>The rules that decide now, in the order in which they are asked.</summary>
internal sealed class RuleCache(TimeProvider time)
{
    /// <summary>How long rules count when no newer ones come.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TimePrefix _timePrefix = new(time);
    private volatile ActiveRule[] _rules = [];
    private long _fetched;

    /// <summary>Empty until the first rules have come, and when the last ones are too old.</summary>
    public ActiveRule[] Rules => _rules;

    /// <summary>Puts rules in place. One that stays keeps its counts, and X-Ray's target when its own limits are the same.</summary>
    public void Replace(IEnumerable<SamplingRule> rules, ServiceFacts service)
    {
        var old = _rules.ToDictionary(static r => r.Rule.Name, StringComparer.Ordinal);
        _rules =
        [
            .. rules
                .Where(r => r.AppliesTo(service))
                .OrderBy(static r => r.Priority)
                .ThenBy(static r => r.Name, StringComparer.Ordinal)
                .DistinctBy(static r => r.Name, StringComparer.Ordinal)
                .Select(r => Activate(r, old.GetValueOrDefault(r.Name))),
        ];
        _fetched = time.GetTimestamp();
    }

    /// <summary>Forgets rules that nobody has confirmed for too long.</summary>
    public void Expire()
    {
        if (_rules.Length > 0 && time.GetElapsedTime(_fetched) >= Lifetime)
        {
            _rules = [];
        }
    }

    public void ApplyTargets(IEnumerable<SamplingTarget> targets)
    {
        foreach (var target in targets)
        {
            Array.Find(_rules, r => r.Rule.Name == target.RuleName)?.ApplyTarget(target);
        }
    }

    /// <summary>What decides while there are no rules: X-Ray's own default, one trace a second and 5 % of the rest.</summary>
    public RuleLimits CreateFallback() => new(new SamplingRule("fallback", int.MaxValue, FixedRate: 0.05, ReservoirSize: 1), time, _timePrefix);

    private ActiveRule Activate(SamplingRule rule, ActiveRule? old)
        => old is null
            ? new ActiveRule(rule, new RuleLimits(rule, time, _timePrefix), new RuleStatistics())
            : new ActiveRule(rule, rule.HasLimitsOf(old.Rule) ? old.Limits : new RuleLimits(rule, time, _timePrefix), old.Statistics);
}
