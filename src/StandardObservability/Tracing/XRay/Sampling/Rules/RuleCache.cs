using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>The current sampling rules, in the order of their priority.</summary>
internal sealed class RuleCache(TimeProvider time)
{
    /// <summary>How long rules are used when no newer ones arrive.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TimePrefix _timePrefix = new(time);
    private volatile ActiveRule[] _rules = [];
    private long _fetched;

    /// <summary>Empty until the first rules arrive, and when the last ones are too old.</summary>
    public ActiveRule[] Rules => _rules;

    /// <summary>Replaces the rules. A rule that remains keeps its counts, and X-Ray's target when its limits are unchanged.</summary>
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

    /// <summary>Removes rules that were fetched too long ago.</summary>
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

    /// <summary>The limits without rules, X-Ray's default: one trace a second and 5 % of the rest.</summary>
    public RuleLimits CreateFallback() => new(new SamplingRule("fallback", int.MaxValue, FixedRate: 0.05, ReservoirSize: 1), time, _timePrefix);

    private ActiveRule Activate(SamplingRule rule, ActiveRule? old)
        => old is null
            ? new ActiveRule(rule, new RuleLimits(rule, time, _timePrefix), new RuleStatistics())
            : new ActiveRule(rule, rule.HasLimitsOf(old.Rule) ? old.Limits : new RuleLimits(rule, time, _timePrefix), old.Statistics);
}
