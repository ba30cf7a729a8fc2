using System.Diagnostics;
using StandardObservability.Text;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>A sampling rule in use: its compiled patterns, its limits and its counts.</summary>
/// <remarks>Used by the threads of the service without locks; the poller replaces the limits.</remarks>
internal sealed class ActiveRule
{
    private readonly Wildcard? _method;
    private readonly Wildcard? _path;
    private readonly Wildcard? _host;
    private readonly (string Name, Wildcard Pattern)[] _attributes;
    private readonly bool _matchesAll;
    private readonly bool _matchesNothing;
    private volatile RuleLimits _limits;

    /// <param name="rule">The rule.</param>
    /// <param name="limits">Its limits until X-Ray gives a target.</param>
    /// <param name="statistics">Its counts, which a new version of the rule keeps.</param>
    public ActiveRule(SamplingRule rule, RuleLimits limits, RuleStatistics statistics)
    {
        (Rule, _limits, Statistics) = (rule, limits, statistics);
        (_method, _path, _host) = (Pattern(rule.HttpMethod), Pattern(rule.UrlPath), Pattern(rule.Host));
        _attributes = new (string, Wildcard)[rule.Attributes.Count];
        for (var i = 0; i < _attributes.Length; i++)
        {
            _attributes[i] = (rule.Attributes[i].Key, new Wildcard(rule.Attributes[i].Value));
        }

        _matchesNothing = _method is null || _path is null || _host is null;
        _matchesAll = !_matchesNothing && _attributes.Length == 0 && _method!.MatchesAnything && _path!.MatchesAnything && _host!.MatchesAnything;
    }

    public SamplingRule Rule { get; }

    public RuleStatistics Statistics { get; }

    public RuleLimits Limits => _limits;

    public bool Matches(scoped in SpanFacts span)
        => _matchesAll
            || (!_matchesNothing && _method!.Matches(span.Method) && _path!.Matches(span.Path) && _host!.Matches(span.Host) && MatchesAttributes(in span));

    public bool Keeps(ActivityTraceId traceId) => _limits.Keeps(traceId, Statistics);

    public void ApplyTarget(SamplingTarget target) => _limits = _limits.WithTarget(target, Rule);

    private bool MatchesAttributes(scoped in SpanFacts span)
    {
        foreach (var (name, pattern) in _attributes)
        {
            if (!span.MatchesAttribute(name, pattern))
            {
                return false;
            }
        }

        return true;
    }

    private static Wildcard? Pattern(string? pattern) => pattern is null ? null : new Wildcard(pattern);
}
