using System.Collections.Concurrent;
using System.Collections.Frozen;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Policy;

/// <summary>The attributes that a policy denies on a kind of telemetry, or classifies as personal or secret.</summary>
internal sealed class PolicyAttributes
{
    /// <summary>The keys of log properties that were found. A service that generates keys does not fill its memory.</summary>
    private const int MaxCached = 1000;

    private readonly TelemetryPolicy _policy;
    private readonly FrozenDictionary<string, CatalogueAttribute> _byKey;

    /// <summary>A bit for each length of a key in <see cref="_byKey"/>, modulo 64.</summary>
    private readonly ulong _lengths;

    private readonly ConcurrentDictionary<(string Key, TelemetrySignals Signal), PolicyFinding?> _findings = new();
    private readonly ConcurrentDictionary<string, PolicyFinding?> _classified = new(StringComparer.Ordinal);

    public PolicyAttributes(TelemetryPolicy policy)
    {
        _policy = policy;
        _byKey = policy.Catalogue.Attributes
            .Where(static a => a.DenyOn != TelemetrySignals.None || a.Classification is not null)
            .ToFrozenDictionary(static a => a.Key, StringComparer.Ordinal);
        _lengths = _byKey.Keys.Aggregate(0UL, static (lengths, key) => lengths | (1UL << key.Length));
    }

    /// <summary>The keys whose values are redacted in every signal.</summary>
    public IEnumerable<string> ClassifiedKeys
        => _policy.Modes.Find(PolicyRules.Get(RuleIds.ClassifiedValue), Gate.Runtime) == PolicyMode.Off ? []
            : _byKey.Values.Where(static a => a.Classification is not null).Select(static a => a.Key);

    /// <summary>The finding of a classified key, also in the style of log properties: <c>UserId</c> for <c>user.id</c>.</summary>
    public PolicyFinding? FindClassified(string key)
        => _classified.TryGetValue(key, out var known) ? known : _classified.Count < MaxCached ? _classified.GetOrAdd(key, Create) : null;

    /// <summary>The keys that are removed from metrics today: classified ones always, denied ones where the rule is enforced.</summary>
    public string[] FindRemovedFromMetrics(PolicyJudge judge) =>
    [
        .. _byKey.Values.Where(a => IsRemovedFromMetrics(a, judge)).Select(static a => a.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a key is removed from metrics today.</summary>
    public bool IsRemovedFromMetrics(string key, PolicyJudge judge) => _byKey.TryGetValue(key, out var attribute) && IsRemovedFromMetrics(attribute, judge);

    /// <summary>Whether a key is denied on a kind of telemetry.</summary>
    public bool IsDenied(string key, TelemetrySignals signal) => _byKey.TryGetValue(key, out var attribute) && (attribute.DenyOn & signal) != 0;

    /// <summary>Whether a key may be denied or classified. A few instructions sort out most keys.</summary>
    public bool MayContain(string key) => (_lengths & (1UL << key.Length)) != 0;

    /// <summary>The finding of an attribute of a metric, span or log record, or <see langword="null"/>.</summary>
    public PolicyFinding? Check(string key, TelemetrySignals signal)
        => _byKey.ContainsKey(key) ? _findings.GetOrAdd((key, signal), static (k, policy) => Find(policy, k.Key, k.Signal), _policy) : null;

    private PolicyFinding? Create(string key)
        => _byKey.Values.FirstOrDefault(a => a.Classification is not null && IsSameKey(a.Key, key)) is { } attribute
            ? Check(attribute.Key, TelemetrySignals.Log)
            : null;

    private static bool IsSameKey(string key, string property)
        => key.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).SequenceEqual(property.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static PolicyFinding? Find(TelemetryPolicy policy, string key, TelemetrySignals signal)
        => AttributeChecks.Check(policy, new AttributeFacts(key, signal))
            .FirstOrDefault(static f => f.Rule.Id is RuleIds.DeniedAttribute or RuleIds.ClassifiedValue);

    private static bool IsRemovedFromMetrics(CatalogueAttribute attribute, PolicyJudge judge)
        => (attribute.Classification is not null && judge.FindMode(RuleIds.ClassifiedValue) != PolicyMode.Off)
            || ((attribute.DenyOn & TelemetrySignals.Metric) != 0 && judge.Enforces(RuleIds.DeniedAttribute, attribute.Key));
}
