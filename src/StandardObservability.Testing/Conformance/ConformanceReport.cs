using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Testing.Failures;

namespace StandardObservability.Testing.Conformance;

/// <summary>Fails a test with everything that breaks the policy.</summary>
internal static class ConformanceReport
{
    public static void Assert(TelemetryCapture capture, ConformanceRules rules)
    {
        var judge = new TelemetryJudge(rules.Policy);
        var owned = rules.Policy.Owned;
        var (spans, points, records) = (capture.Spans, capture.Points, capture.LogRecords);
        var names = spans.Select(static s => s.SourceName)
            .Concat(points.Select(static p => p.MeterName))
            .Concat(records.Select(static r => r.Category))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (!names.Exists(owned.Contains))
        {
            throw new TelemetryAssertionException(
                $"Nothing was judged, because policy {rules.Policy.Citation} owns no captured meter, source or logger category. "
                + $"Emit telemetry in the test, or correct \"owned\".\nOwned: {List(owned.Patterns)}\nCaptured: {List(names)}");
        }

        judge.JudgeResource(capture.ResourceAttributes);
        points.Where(p => owned.Contains(p.MeterName)).ToList().ForEach(judge.Judge);
        spans.Where(s => owned.Contains(s.SourceName)).ToList().ForEach(judge.Judge);
        records.Where(r => owned.Contains(r.Category)).ToList().ForEach(judge.Judge);
        var failures = judge.Findings.Where(rules.IsFailure).ToList();
        if (failures.Count > 0)
        {
            var count = failures.Count == 1 ? "1 finding" : $"{failures.Count} findings";
            throw new TelemetryAssertionException($"{count} of policy {rules.Policy.Citation}:\n{string.Join('\n', failures.Select(f => Describe(rules, f)))}");
        }
    }

    private static string Describe(ConformanceRules rules, PolicyFinding finding)
    {
        var text = $"{finding.Rule.Id}: {PrintableText.Words(finding.Describe(rules.Policy))}";
        return ExemptionProposal.Create(rules, finding) is { } exemption ? $"{text}\n  Exemption: {exemption}" : text;
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : PrintableText.Words(string.Join(", ", names));
}
