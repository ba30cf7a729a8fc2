using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>Judges metrics that were captured: name, unit and kind once, and the attributes and number of their series.</summary>
internal sealed class MetricJudge(TelemetryPolicy policy, CandidateList candidates, AttributeJudge attributes)
{
    private static readonly (string Name, InstrumentKind Kind)[] Kinds =
    [
        ("sum", InstrumentKind.Counter),
        ("gauge", InstrumentKind.Gauge),
        ("histogram", InstrumentKind.Histogram),
        ("exponentialHistogram", InstrumentKind.Histogram),
    ];

    private readonly HashSet<(string Name, InstrumentKind Kind, string? Unit)> _known = [];
    private readonly SeriesCount _series = new(policy, candidates);

    /// <summary>Judges a metric of a service.</summary>
    public void Judge(string service, JsonElement metric, Place place)
    {
        if (metric.FindText("name") is not { } name || FindKind(metric) is not var (kind, data))
        {
            return;
        }

        var unit = metric.FindText("unit");
        if (_known.Add((name, kind, unit)))
        {
            foreach (var finding in InstrumentChecks.Check(policy, new InstrumentFacts(name, kind) { Unit = unit }))
            {
                candidates.Add(finding, place);
            }
        }

        foreach (var point in data.FindItems("dataPoints"))
        {
            attributes.Judge(point, TelemetrySignals.Metric, place);
            _series.Add(service, name, point, place);
        }
    }

    /// <summary>Adds what is known after the last metric.</summary>
    public void Complete() => _series.Complete();

    // A summary comes from Prometheus and has no instrument.
    private static (InstrumentKind Kind, JsonElement Data)? FindKind(JsonElement metric)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (metric.Find(name) is { ValueKind: JsonValueKind.Object } data)
            {
                return (kind == InstrumentKind.Counter && !data.IsTrue("isMonotonic") ? InstrumentKind.UpDownCounter : kind, data);
            }
        }

        return null;
    }
}
