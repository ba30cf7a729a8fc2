using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
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
        Add(InstrumentChecks.Check(policy, new InstrumentFacts(point.Name, InstrumentWords.Find(point.Instrument)!.Value) { Unit = unit }));
        Judge(point.Attributes, TelemetrySignals.Metric);
    }

    public void Judge(CapturedSpan span)
    {
        Judge(span.Attributes, TelemetrySignals.Span);
        foreach (var e in span.Events)
        {
            Judge(e.Attributes, TelemetrySignals.Span);
        }

        Add(CapturedChecks.CheckSpan(policy, span.Name, span.Attributes.Count) is { } tooLarge ? [tooLarge] : []);
    }

    public void Judge(CapturedLogRecord record) => Judge(record.Attributes, TelemetrySignals.Log);

    public void JudgeResource(IReadOnlyDictionary<string, object> resource)
    {
        Add(ResourceChecks.Check(policy, key => resource.TryGetValue(key, out var value) ? value as string ?? value.ToString() : null));
    }

    private void Judge(IReadOnlyDictionary<string, object?> attributes, TelemetrySignals signal)
    {
        foreach (var (key, value) in attributes)
        {
            var facts = new AttributeFacts(key, signal) { Type = AttributeTypes.Find(value), Constant = AttributeTypes.FindConstant(value) };
            Add(CapturedChecks.Check(policy, facts));
        }
    }

    private void Add(IEnumerable<PolicyFinding> findings)
    {
        foreach (var finding in findings)
        {
            _findings.TryAdd((finding.Rule.Id, finding.Target, finding.Problem), finding);
        }
    }
}
