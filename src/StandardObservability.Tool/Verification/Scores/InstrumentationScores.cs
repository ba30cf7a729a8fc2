using System.Text.Json;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Verification.Scores;

/// <summary>
/// Decides the rules of the Instrumentation Score that need only captured telemetry, for each service. Rules of a policy are never part of it, and rules
/// about a kind of telemetry that was not captured do not count.
/// </summary>
/// <remarks>Source: github.com/instrumentation-score/spec, <c>specification.md</c>: it forbids other rules, and requires a note about missing ones.</remarks>
internal sealed class InstrumentationScores
{
    private readonly SortedDictionary<string, ServiceVerdicts> _services = new(StringComparer.Ordinal);
    private readonly MetricScores _metrics = new();
    private readonly TraceScores _traces = new();

    /// <summary>Judges an export request.</summary>
    public void Judge(JsonElement request)
    {
        Each(request, "resourceMetrics", "scopeMetrics", "metrics", _metrics.Judge);
        Each(request, "resourceSpans", "scopeSpans", "spans", _traces.Judge);
        Each(request, "resourceLogs", "scopeLogs", "logRecords", JudgeLog);
    }

    /// <summary>The scores of all services, by name.</summary>
    public IReadOnlyList<ServiceScore> Complete()
    {
        _metrics.Complete();
        _traces.Complete();
        return [.. _services.Select(s => new ServiceScore(s.Key, s.Value.Decided))];
    }

    private void Each(JsonElement request, string resources, string scopes, string items, Action<ServiceVerdicts, JsonElement> judge)
    {
        foreach (var resource in request.FindItems(resources))
        {
            var service = JudgeResource(resource.Find("resource"));
            foreach (var item in resource.FindItems(scopes).SelectMany(scope => scope.FindItems(items)))
            {
                judge(service, item);
            }
        }
    }

    private ServiceVerdicts JudgeResource(JsonElement resource)
    {
        var (name, instance) = (FindText(resource, "service.name"), FindText(resource, "service.instance.id"));
        if (!_services.TryGetValue(name, out var service))
        {
            service = _services[name] = new ServiceVerdicts();
        }

        service.Add(ScoreRule.ServiceName, name.Length > 0);
        service.Add(ScoreRule.InstanceId, instance.Length > 0);
        return service;
    }

    private static string FindText(JsonElement resource, string key) =>
        OtlpValue.ReadAll(resource).FirstOrDefault(pair => pair.Key == key).Value.Text ?? "";

    // Protobuf in JSON writes an enum as its number, and some writers as its name.
    private static void JudgeLog(ServiceVerdicts service, JsonElement record)
    {
        var isNamed = record.FindText("severityNumber") is { Length: > 0 } name && name is not ("SEVERITY_NUMBER_UNSPECIFIED" or "0");
        service.Add(ScoreRule.Severity, isNamed || record.FindNumber("severityNumber") != 0);
    }
}
