using System.Collections.Concurrent;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Settings.Features;

namespace StandardObservability.Policy;

/// <summary>The policy of one host. Without an embedded policy all of it is <see langword="null"/>, and nothing is judged.</summary>
internal sealed class HostPolicy
{
    /// <summary>Names of meters and sources that are cached. A service that generates names does not fill its memory.</summary>
    private const int MaxNames = 1000;

    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, bool> _owned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _hiddenInLogs = new(StringComparer.Ordinal);

    public HostPolicy(EmbeddedPolicy? embedded, TimeProvider time)
    {
        (Embedded, _time) = (embedded, time);
        if (IncludedFeatures.Policy && embedded?.Policy is { } policy)
        {
            Exemptions = new PolicyExemptions(policy, embedded.Exemptions);
            Judge = new PolicyJudge(policy, Exemptions, time);
            Attributes = new PolicyAttributes(policy);
        }
    }

    /// <summary>What is embedded, or <see langword="null"/>.</summary>
    public EmbeddedPolicy? Embedded { get; }

    /// <summary>The day by which <c>enforceFrom</c> and the expiry of exemptions are judged, in UTC.</summary>
    public DateTime Today => _time.GetUtcNow().UtcDateTime.Date;

    /// <summary>The exemptions, or <see langword="null"/> without a usable policy.</summary>
    public PolicyExemptions? Exemptions { get; }

    /// <summary>Judges what the service emits; <see langword="null"/> without a usable policy.</summary>
    public PolicyJudge? Judge { get; }

    /// <summary>The attributes that the policy denies or classifies; <see langword="null"/> without a usable policy.</summary>
    public PolicyAttributes? Attributes { get; }

    /// <summary>Whether a meter or source belongs to the organization. Others are third-party, and no rule is for them.</summary>
    public bool Owns(string name)
    {
        if (Judge is null)
        {
            return false;
        }

        if (_owned.TryGetValue(name, out var isOwned))
        {
            return isOwned;
        }

        isOwned = Judge.Policy.Owned.Contains(name);
        return _owned.Count < MaxNames ? _owned.GetOrAdd(name, isOwned) : isOwned;
    }

    /// <summary>Whether the policy denies a key on log records and is enforced. Judged once for each key.</summary>
    public bool IsHiddenInLogs(string key)
        => Judge is not null && Attributes!.IsDenied(key, TelemetrySignals.Log)
            && _hiddenInLogs.GetOrAdd(key, static (k, p) => p.Judge!.Judge(p.Attributes!.Check(k, TelemetrySignals.Log)!, PolicyActionNames.Redact), this);

    /// <summary>Counts that a classified value was redacted.</summary>
    public void CountClassified(string key)
    {
        if (Judge is not null && Attributes!.FindClassified(key) is { } finding)
        {
            Judge.Judge(finding, PolicyActionNames.Redact, isAlwaysDone: true);
        }
    }
}
