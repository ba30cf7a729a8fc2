using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Testing.Recording;

namespace StandardObservability.Testing.Conformance;

/// <summary>Judges captured telemetry by the checks that all gates share.</summary>
internal sealed class TelemetryJudge(TelemetryPolicy policy)
{
    private readonly Dictionary<(string Rule, string Target, string Problem), PolicyFinding> _findings = [];

    /// <summary>The breaches, each once, sorted by rule and target.</summary>
    public IReadOnlyList<PolicyFinding> Findings
        => [.. _findings.Values.OrderBy(static f => f.Rule.Id, StringComparer.Ordinal).ThenBy(static f => f.Target, StringComparer.Ordinal)];

    public void Judge(CapturedPoint point)
    {
        var unit = point.Unit.Length == 0 ? null : point.Unit;
        Add(InstrumentChecks.Check(policy, new InstrumentFacts(point.Name, FindKind(point.Instrument)) { Unit = unit }));
        Judge(point.Attributes, TelemetrySignals.Metric);
    }

    public void Judge(CapturedSpan span)
    {
        Judge(span.Attributes, TelemetrySignals.Span);
        foreach (var e in span.Events)
        {
            Judge(e.Attributes, TelemetrySignals.Span);
        }

        if (span.Attributes.Count > policy.Limits.SpanAttributes)
        {
            var problem = $"A span '{span.Name}' has {span.Attributes.Count} attributes, and the limit is {policy.Limits.SpanAttributes}.";
            Add(RuleIds.SizeLimit, span.Name, problem, "Remove attributes.");
        }
    }

    public void Judge(CapturedLogRecord record) => Judge(record.Attributes, TelemetrySignals.Log);

    public void JudgeResource(IReadOnlyDictionary<string, object> resource)
    {
        Add(ResourceChecks.Check(policy, key => resource.TryGetValue(key, out var value) ? value as string ?? value.ToString() : null));
    }

    private static InstrumentKind FindKind(string instrument) => instrument switch
    {
        InstrumentWords.Counter => InstrumentKind.Counter,
        InstrumentWords.UpDownCounter => InstrumentKind.UpDownCounter,
        InstrumentWords.Gauge => InstrumentKind.Gauge,
        _ => InstrumentKind.Histogram,
    };

    private void Judge(IReadOnlyDictionary<string, object?> attributes, TelemetrySignals signal)
    {
        foreach (var (key, value) in attributes.Where(static a => a.Key != AttributeNames.MetricOverflow))
        {
            var text = value as string;
            var facts = new AttributeFacts(key, signal) { Type = AttributeTypes.Find(value), Constant = text };
            var isRedacted = text?.StartsWith(RedactionKinds.MarkerPrefix, StringComparison.Ordinal) == true;
            Add(AttributeChecks.Check(policy, facts).Where(f => !isRedacted || f.Rule.Id is not (RuleIds.ClassifiedValue or RuleIds.AttributeType)));
            if (text?.Length > policy.Limits.AttributeLength)
            {
                var problem = $"A value of the attribute '{key}' is longer than the limit of {policy.Limits.AttributeLength} characters.";
                Add(RuleIds.SizeLimit, key, problem, "Shorten it, or remove it.");
            }
        }
    }

    private void Add(IEnumerable<PolicyFinding> findings)
    {
        foreach (var finding in findings)
        {
            _findings.TryAdd((finding.Rule.Id, finding.Target, finding.Problem), finding);
        }
    }

    private void Add(string rule, string target, string problem, string remedy) => Add([new PolicyFinding(PolicyRules.Get(rule), target, problem, remedy)]);
}
