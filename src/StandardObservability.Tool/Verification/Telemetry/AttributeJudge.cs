using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>Judges attributes that were captured: their keys, types, values and lengths.</summary>
internal sealed class AttributeJudge(TelemetryPolicy policy, CandidateList candidates)
{
    /// <summary>Judges the attributes of a span, log record or data point.</summary>
    /// <returns>The number of attributes.</returns>
    public int Judge(JsonElement owner, TelemetrySignals signal, Place place)
    {
        var count = 0;
        foreach (var (key, value) in OtlpValue.ReadAll(owner))
        {
            count++;
            if (IsFromPipeline(key))
            {
                continue;
            }

            foreach (var finding in AttributeChecks.Check(policy, new AttributeFacts(key, signal) { Type = value.Type, Constant = value.Text }))
            {
                candidates.Add(finding, place);
            }

            JudgeLength(key, value, place);
        }

        return count;
    }

    // OpenTelemetry adds it to series beyond the limit, which SeriesCount reports, and log records have the template of the message.
    private static bool IsFromPipeline(string key) => key is "otel.metric.overflow" or "{OriginalFormat}";

    private void JudgeLength(string key, OtlpValue value, Place place)
    {
        if (policy.Limits.AttributeLength is { } limit && value.Text?.Length > limit)
        {
            candidates.Add(
                new(
                    PolicyRules.Get(RuleIds.SizeLimit),
                    key,
                    $"A value of the attribute '{key}' is longer than the limit of {limit} characters.",
                    "Shorten it, or remove it."),
                place);
        }
    }
}
