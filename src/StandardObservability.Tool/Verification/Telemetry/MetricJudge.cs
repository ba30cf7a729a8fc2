using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>Judges metrics that were captured: name, unit and kind once, and the attributes and number of their series.</summary>
internal sealed class MetricJudge(TelemetryPolicy policy, CandidateList candidates, AttributeJudge attributes)
{
    private readonly HashSet<(string Name, InstrumentKind Kind, string? Unit)> _known = [];
    private readonly SeriesCount _series = new(policy, candidates);

    /// <summary>Judges a metric of a service.</summary>
    public void Judge(string service, JsonElement metric, Place place)
    {
        if (OtlpMetric.Read(metric) is not { } read)
        {
            return;
        }

        if (_known.Add((read.Name, read.Kind, read.Unit)))
        {
            foreach (var finding in InstrumentChecks.Check(policy, new InstrumentFacts(read.Name, read.Kind) { Unit = read.Unit }))
            {
                candidates.Add(finding, place);
            }
        }

        foreach (var point in read.Points)
        {
            attributes.Judge(point, TelemetrySignals.Metric, place);
            _series.Add(service, read.Name, point, place);
        }
    }

    /// <summary>Adds what is known after the last metric.</summary>
    public void Complete() => _series.Complete();
}
