using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>Judges telemetry that was captured in tests. What meters, sources and loggers of other names than the owned ones emit is only counted.</summary>
internal sealed class TelemetryJudge
{
    private readonly CandidateList _candidates = new(FindingSource.Telemetry);
    private readonly TelemetryPolicy _policy;
    private readonly IReadOnlySet<string> _ownScopes;
    private readonly ResourceJudge _resources;
    private readonly AttributeJudge _attributes;
    private readonly MetricJudge _metrics;

    /// <summary>Creates a judge.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="ownScopes">Names of the meters and sources that the projects create.</param>
    public TelemetryJudge(TelemetryPolicy policy, IReadOnlySet<string> ownScopes)
    {
        (_policy, _ownScopes) = (policy, ownScopes);
        _resources = new ResourceJudge(policy, _candidates);
        _attributes = new AttributeJudge(policy, _candidates);
        _metrics = new MetricJudge(policy, _candidates, _attributes);
    }

    /// <summary>Number of metrics, spans and log records of third-party scopes.</summary>
    public int ThirdParty { get; private set; }

    /// <summary>Number of metrics, spans and log records that were judged.</summary>
    public int Judged { get; private set; }

    /// <summary>Judges an export request.</summary>
    public void Judge(JsonElement request, Place place)
    {
        foreach (var (signal, resource, items) in OtlpRequest.Read(request))
        {
            var service = _resources.Judge(resource, place);
            foreach (var (scope, item) in items)
            {
                var isOwned = _policy.Owned.Contains(scope) || _ownScopes.Contains(scope);
                (Judged, ThirdParty) = isOwned ? (Judged + 1, ThirdParty) : (Judged, ThirdParty + 1);
                if (isOwned)
                {
                    Judge(signal, service, item, place);
                }
            }
        }
    }

    /// <summary>The breaches of all requests.</summary>
    public IReadOnlyCollection<Candidate> Complete()
    {
        _metrics.Complete();
        return _candidates.All;
    }

    private void Judge(TelemetrySignals signal, string service, JsonElement item, Place place)
    {
        switch (signal)
        {
            case TelemetrySignals.Metric:
                _metrics.Judge(service, item, place);
                break;
            case TelemetrySignals.Span:
                JudgeSpan(item, place);
                break;
            default:
                JudgeLog(item, place);
                break;
        }
    }

    private void JudgeSpan(JsonElement span, Place place)
    {
        var count = _attributes.Judge(span, TelemetrySignals.Span, place);
        foreach (var happening in span.FindItems("events"))
        {
            _attributes.Judge(happening, TelemetrySignals.Span, place);
        }

        var name = span.FindText("name") ?? "";
        if (CapturedChecks.CheckSpan(_policy, name, count) is { } tooLarge)
        {
            _candidates.Add(tooLarge, place);
        }
    }

    private void JudgeLog(JsonElement record, Place place)
    {
        _attributes.Judge(record, TelemetrySignals.Log, place);
        if (_policy.Limits.LogBytes is { } limit && OtlpValue.CountBytes(record) > limit)
        {
            var name = record.FindText("eventName") ?? record.FindText("severityText") ?? "log record";
            var problem = $"A log record '{name}' is longer than the limit of {limit} bytes.";
            _candidates.Add(new(PolicyRules.Get(RuleIds.SizeLimit), name, problem, "Log less, or several records."), place);
        }
    }
}
