using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>TEL405: required resource attributes of the services that were captured.</summary>
internal sealed class ResourceJudge(TelemetryPolicy policy, CandidateList candidates)
{
    private const string ServiceName = "service.name";

    /// <summary>Judges a resource.</summary>
    /// <returns>The name of its service.</returns>
    public string Judge(JsonElement resource, Place place)
    {
        var attributes = OtlpValue.ReadAll(resource).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => group.First().Value,
            StringComparer.Ordinal);
        var service = attributes.TryGetValue(ServiceName, out var name) && name.Text is { Length: > 0 } text ? text : "unknown_service";
        foreach (var finding in ResourceChecks.Check(policy, key => attributes.TryGetValue(key, out var value) ? value.Text ?? "-" : null))
        {
            candidates.Add(finding, place);
        }

        return service;
    }
}
