using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Testing.Conformance;

/// <summary>Fails a test with everything that breaks the policy.</summary>
internal static class ConformanceReport
{
    public static void Assert(TelemetryCapture capture, ConformanceRules rules)
    {
        var (spans, points, records) = (capture.Spans, capture.Points, capture.LogRecords);
        var changed = RunTimeFindings.Find(records).ToList();
        if (changed.Count == 0)
        {
            var names = spans.Select(static s => s.SourceName).Concat(points.Select(static p => p.MeterName)).Concat(records.Select(static r => r.Category));
            RequireOwned(rules, [.. names]);
        }

        var judge = new TelemetryJudge(rules.Policy);
        var owned = rules.Policy.Owned;
        judge.JudgeResource(capture.ResourceAttributes);
        points.Where(p => owned.Contains(p.MeterName)).ToList().ForEach(judge.Judge);
        spans.Where(s => owned.Contains(s.SourceName)).ToList().ForEach(judge.Judge);
        records.Where(r => owned.Contains(r.Category)).ToList().ForEach(judge.Judge);
        Fail(rules, [
            .. judge.Findings.Where(rules.IsFailure).Select(f => new ConformanceFailure(f.Rule, f.Target, f.Describe(rules.Policy))),
            .. changed.Where(f => !rules.IsExempted(f.Rule, f.Target) && !judge.Findings.Any(j => j.Rule == f.Rule && j.Target == f.Target)),
        ]);
    }

    // A test that judges nothing would pass for ever.
    private static void RequireOwned(ConformanceRules rules, IReadOnlyList<string> captured)
    {
        if (!captured.Any(rules.Policy.Owned.Contains))
        {
            throw new TelemetryAssertionException(
                $"Nothing was judged, because policy {rules.Policy.Citation} owns no captured meter, source or logger category. "
                + $"Emit telemetry in the test, or correct \"owned\".\nOwned: {List(rules.Policy.Owned.Patterns)}\nCaptured: "
                + List([.. captured.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        }
    }

    private static void Fail(ConformanceRules rules, IReadOnlyList<ConformanceFailure> failures)
    {
        if (failures.Count > 0)
        {
            var count = failures.Count == 1 ? "1 finding" : $"{failures.Count} findings";
            var list = string.Join('\n', failures.Select(f => Describe(rules, f)));
            throw new TelemetryAssertionException($"{count} of policy {rules.Policy.Citation}:\n{list}");
        }
    }

    private static string Describe(ConformanceRules rules, ConformanceFailure failure)
    {
        var text = $"{failure.Rule.Id}: {PrintableText.Line(failure.Text)}";
        return ExemptionText.Propose(rules.Policy, failure.Rule, failure.Target, rules.Day) is { } exemption ? $"{text}\n  Exemption: {exemption}" : text;
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : PrintableText.Line(string.Join(", ", names));
}
