using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Conventions.Policy.Standards;

namespace Fuzz.Policy;

/// <summary>Reads one text as a policy, as a standard that a policy extends, and as exemptions.</summary>
internal sealed class PolicyTarget : TextTarget
{
    private const string Extending = """{ "policy": "acme", "version": "1.0.0", "extends": ["house/1", "fuzzed/1"] }""";

    private static readonly DateTime Day = new(2026, 11, 29);

    private readonly TelemetryPolicy _policy = PolicyReader.Read(Extending, PolicyFileNames.Policy, static name => PolicyStandards.Find(name) ?? "{}").Policy!;

    public override string Name => "policy";

    public override string Invariant => "each policy and each file of exemptions is used or has faults; a fault is one line of text and has a position inside the file";

    public override IEnumerable<string> Words =>
    [
        "\"policy\":", "\"version\":", "\"extends\":", "\"house/1\"", "\"owned\":", "\"mode\":", "\"rules\":", "\"TEL103\":", "\"TEL404\":", "\"enforceFrom\":", "\"exemptable\":",
        "\"names\":", "\"resource\":", "\"limits\":", "\"catalogue\":", "\"attributes\":", "\"metrics\":", "\"exemptions\":", "\"granted\":", "\"key\":", "\"type\":", "\"members\":",
        "\"value\":", "\"deprecated\":", "\"renamed_to\":", "\"unit\":", "\"ref\":", "\"expires\":", "\"2027-02-29\"", "\"0001-01-01\"", "\"9999-12-31\"", "2147483648", "\"enforce\"",
        "\\ud83d", "\\u0000", "\ufeff", "\u2028", "//", "\r", "\n", "{", "}", "[", "]", ",", "*", "true", "null", "1e5", "\"template[string]\"", "{}",
    ];

    protected override IEnumerable<string> Texts =>
    [
        """{ "policy": "acme", "version": "1.0.0-rc.1+5", "extends": ["house/1"], "owned": ["acme.*"], "mode": { "default": "warn" }, "catalogue": "closed" }""",
        """{ "policy": "acme", "version": "1.0.0", "rules": { "TEL103": { "mode": { "ci": "warn" }, "enforceFrom": "2027-03-01", "exemptable": false } }, "limits": { "log.bytes": 5 } }""",
        """{ "policy": "a", "version": "1.0.0", "attributes": [{ "key": "a.b", "type": { "members": [{ "value": 1 }] }, "deny_on": ["span"] }, { "key": "c", "deprecated": { "reason": "renamed", "renamed_to": "a.b" } }] }""",
        """{ "policy": "a", "version": "1.0.0", "attributes": [{ "key": "a" }], "metrics": [{ "name": "m", "instrument": "gauge", "unit": "{x}/s", "attributes": [{ "ref": "a", "requirement_level": "required" }] }] }""",
        """{ "exemptions": { "max_days": 9, "require": ["reason"], "granted": [{ "rule": "TEL101", "target": "a*", "expires": "2027-01-01", "reason": "x" }] } }""",
        """[{ "rule": "TEL103", "target": "acme.*", "owner": "a", "ticket": "b", "expires": "2027-01-31" }, { "rule": "TEL901" }]""",
        "// comment\r\n[\r{},\n\"\\ud83d\\ude00\", -0.5e+7, [[[[{\"a\":1,\"a\":2}]]]]]",
    ];

    protected override void Run(string text)
    {
        var reading = PolicyReader.Read(text, PolicyFileNames.Policy, PolicyStandards.Find);
        CheckFaults(text, reading.Faults);
        Check.Equal(reading.Faults.Count == 0, reading.Policy is not null);
        if (reading.Policy is { } policy)
        {
            CheckPolicy(policy);
        }

        var standard = PolicyReader.Read(Extending, PolicyFileNames.Policy, name => PolicyStandards.Find(name) ?? text);
        CheckFaults(text, standard.Faults);
        var exemptions = PolicyReader.ReadExemptions(text, PolicyFileNames.Exemptions, reading.Policy ?? _policy, Day);
        CheckFaults(text, exemptions.Faults);
        Check.That(exemptions.Exemptions.All(static e => PolicyRules.Get(e.Rule).IsExemptable && e.Target.Length > 0 && e.Line > 0));
    }

    private static void CheckPolicy(TelemetryPolicy policy)
    {
        Check.That(policy.Name.Length > 0 && policy.Hash.Length == 64);
        Check.Equal(policy.Version, PolicyStamp.Parse(new PolicyStamp(policy.Name, policy.Version, policy.Hash, areAnalyzersEnabled: true).ToString())?.Version);
        Check.That(policy.Catalogue.Metrics.All(metric => metric.Deprecated?.RenamedTo is not { } name || policy.Catalogue.FindMetric(name) is { Deprecated: null } || policy.Extends.Count > 0));
        foreach (var rule in PolicyRules.Rules)
        {
            Check.That(policy.Modes.Find(rule, Gate.Start) == PolicyMode.Off || rule.IsCheckedAt(Gate.Start));
        }
    }

    private static void CheckFaults(string text, IReadOnlyList<PolicyFault> faults)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        foreach (var fault in faults)
        {
            Check.That(fault.Line >= 1 && fault.Line <= lines.Length, fault.Describe());
            Check.That(fault.Column >= 1 && fault.Column <= lines[fault.Line - 1].Length + 1, fault.Describe());
            Check.That(fault.Problem.Length > 0 && fault.Reason.Length > 0 && fault.Remedy.Length > 0);
            Check.IsOneLine(fault.Describe());
        }
    }
}
