using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Input.Telemetry;

/// <summary>A metric in OTLP.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its instrument.</param>
/// <param name="Unit">Its unit, or <see langword="null"/>.</param>
/// <param name="Points">Its data points.</param>
internal sealed record OtlpMetric(string Name, InstrumentKind Kind, string? Unit, IEnumerable<JsonElement> Points)
{
    private static readonly (string Name, InstrumentKind Kind)[] Kinds =
    [
        ("sum", InstrumentKind.Counter),
        ("gauge", InstrumentKind.Gauge),
        ("histogram", InstrumentKind.Histogram),
        ("exponentialHistogram", InstrumentKind.Histogram),
    ];

    /// <summary>Reads a metric, or returns <see langword="null"/> when it has no name or no instrument: a summary comes from Prometheus.</summary>
    public static OtlpMetric? Read(JsonElement metric)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (metric.Find(name) is { ValueKind: JsonValueKind.Object } data && metric.FindText("name") is { } metricName)
            {
                var isUpDown = kind == InstrumentKind.Counter && !data.IsTrue("isMonotonic");
                return new(metricName, isUpDown ? InstrumentKind.UpDownCounter : kind, metric.FindText("unit"), data.FindItems("dataPoints"));
            }
        }

        return null;
    }
}
