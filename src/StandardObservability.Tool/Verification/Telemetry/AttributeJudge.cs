using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
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
            foreach (var finding in CapturedChecks.Check(policy, value.ToFacts(key, signal)))
            {
                candidates.Add(finding, place);
            }
        }

        return count;
    }
}
