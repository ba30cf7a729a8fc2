using System.Diagnostics.Metrics;
using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Policy;
using StandardObservability.Policy;

namespace StandardObservability.Metrics.Rules;

/// <summary>Reports the policy of one host, its exemptions and what breaks its rules, as metrics of the host itself.</summary>
/// <remarks>Each further host of the process gets a meter of another name, as with <see cref="OutputMeter"/>.</remarks>
internal sealed class PolicyMeter : IDisposable
{
    private static int _hosts;

    private readonly HostPolicy _policy;
    private readonly Meter _meter;

    public PolicyMeter(HostPolicy policy)
    {
        _policy = policy;
        var number = Interlocked.Increment(ref _hosts);
        var suffix = number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{number}");
        _meter = new Meter(MeterNames.Policy + suffix);
        _meter.CreateObservableGauge(MetricNames.PolicyInfo, ObserveInfo, "1", "The embedded policy.");
        _meter.CreateObservableCounter(MetricNames.PolicyViolations, ObserveViolations, "{finding}", "Findings of the policy.");
        if (!policy.Exemptions!.IsEmpty)
        {
            _meter.CreateObservableGauge(MetricNames.PolicyExemptions, ObserveExemptions, "{exemption}", "Exemptions of the service.");
        }
    }

    public string Name => _meter.Name;

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);

    private Measurement<int> ObserveInfo() => new(
        1,
        Tag(PolicyAttributeNames.Name, _policy.Judge!.Policy.Name),
        Tag(PolicyAttributeNames.Version, _policy.Judge.Policy.Version),
        Tag(PolicyAttributeNames.Analyzers, DescribeAnalyzers(_policy.Embedded!.Stamp)));

    private IEnumerable<Measurement<long>> ObserveViolations()
        => _policy.Judge!.Counts.All.Select(
            static c => new Measurement<long>(c.Count, Tag(PolicyAttributeNames.Rule, c.Rule), Tag(PolicyAttributeNames.Action, c.Action)));

    private IEnumerable<Measurement<int>> ObserveExemptions()
    {
        var today = _policy.Today;
        yield return new(_policy.Exemptions!.CountValid(today), Tag(PolicyAttributeNames.ExemptionState, "valid"));
        yield return new(_policy.Exemptions.FindExpired(today).Count(), Tag(PolicyAttributeNames.ExemptionState, "expired"));
    }

    private static string DescribeAnalyzers(PolicyStamp? stamp) => stamp is null ? "unknown" : stamp.AreAnalyzersEnabled ? "on" : "off";
}
