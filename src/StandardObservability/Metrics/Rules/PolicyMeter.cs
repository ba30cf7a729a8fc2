using System.Diagnostics.Metrics;
using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Policy;
using StandardObservability.Identity;
using StandardObservability.Policy;

namespace StandardObservability.Metrics.Rules;

/// <summary>Reports the policy of one host, its exemptions and what breaks its rules, as metrics of the host itself.</summary>
/// <remarks>Each further host of the process gets a meter of another name, as with <see cref="OutputMeter"/>.</remarks>
internal sealed class PolicyMeter : IDisposable
{
    private static int _hosts;

    private readonly HostPolicy _policy;
    private readonly CurrentIdentity _identity;
    private readonly InstrumentRules _rules;
    private readonly Meter _meter;

    public PolicyMeter(HostPolicy policy, CurrentIdentity identity, InstrumentRules rules)
    {
        (_policy, _identity, _rules) = (policy, identity, rules);
        var number = Interlocked.Increment(ref _hosts);
        var suffix = number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{number}");
        _meter = new Meter(MeterNames.Policy + suffix);
        _meter.CreateObservableGauge(MetricNames.PolicyInfo, ObserveInfo, "{policy}", "The embedded policy.");
        _meter.CreateObservableGauge(MetricNames.PolicyBrokenRules, ObserveBrokenRules, "{rule}", "Rules with a finding since the start.");
        _meter.CreateObservableCounter(MetricNames.PolicyViolations, ObserveViolations, "{finding}", "Findings of the policy.");
        if (!policy.Exemptions!.IsEmpty)
        {
            _meter.CreateObservableGauge(MetricNames.PolicyExemptions, ObserveExemptions, "{exemption}", "Exemptions of the service.");
        }
    }

    public string Name => _meter.Name;

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);

    private Measurement<int> ObserveInfo() => new(1, WithTeam(
        Tag(PolicyAttributeNames.Name, _policy.Judge!.Policy.Name),
        Tag(PolicyAttributeNames.Version, _policy.Judge.Policy.Version),
        Tag(PolicyAttributeNames.Analyzers, DescribeAnalyzers(_policy.Embedded!.Stamp))));

    private Measurement<int> ObserveBrokenRules()
    {
        _rules.FindRemovedAgain();
        return new(_policy.Judge!.Counts.BrokenRules, WithTeam());
    }

    private IEnumerable<Measurement<long>> ObserveViolations()
        => _policy.Judge!.Counts.Reported.Select(
            c => new Measurement<long>(c.Count, WithTeam(Tag(PolicyAttributeNames.Rule, c.Rule), Tag(PolicyAttributeNames.Action, c.Action))));

    private IEnumerable<Measurement<int>> ObserveExemptions()
    {
        var (today, exemptions) = (_policy.Today, _policy.Exemptions!);
        yield return new(exemptions.CountValid(today), WithTeam(Tag(PolicyAttributeNames.ExemptionState, "valid")));
        yield return new(exemptions.CountExpiring(today), WithTeam(Tag(PolicyAttributeNames.ExemptionState, "expiring")));
        yield return new(exemptions.FindExpired(today).Count(), WithTeam(Tag(PolicyAttributeNames.ExemptionState, "expired")));
    }

    /// <summary>Adds the team. It is an attribute, because a dashboard of all services cannot read resources in each store.</summary>
    private KeyValuePair<string, object?>[] WithTeam(params ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => _identity.Value.Attributes.GetValueOrDefault(AttributeNames.ServiceTeam) is string team
            ? [.. tags, Tag(AttributeNames.ServiceTeam, team)]
            : [.. tags];

    private static string DescribeAnalyzers(PolicyStamp? stamp) => stamp is null ? "unknown" : stamp.AreAnalyzersEnabled ? "on" : "off";
}
