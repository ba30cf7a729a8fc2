using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Weaver;

/// <summary>
/// Writes captured telemetry as samples of Weaver's live check: what the rules of <c>verify</c> judge, each different sample once. Of values only those
/// are written that are compared with members.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="ownScopes">Names of the meters and sources that the projects create.</param>
internal sealed class SampleExport(TelemetryPolicy policy, IReadOnlySet<string> ownScopes)
{
    private static readonly string[] SpanKinds = ["internal", "internal", "server", "client", "producer", "consumer"];

    private readonly SampleAttributes _attributes = new(policy);
    private readonly HashSet<string> _samples = new(StringComparer.Ordinal);

    /// <summary>Number of samples.</summary>
    public int Count => _samples.Count;

    /// <summary>Adds the telemetry of an export request.</summary>
    public void Add(JsonElement request)
    {
        foreach (var (signal, _, items) in OtlpRequest.Read(request))
        {
            foreach (var (_, item) in items.Where(item => policy.Owned.Contains(item.Scope) || ownScopes.Contains(item.Scope)))
            {
                Add(signal, item);
            }
        }
    }

    /// <summary>The samples as an array of JSON, one a line.</summary>
    public string Write() => _samples.Count == 0 ? "[]\n" : $"[\n{string.Join(",\n", _samples)}\n]\n";

    private void Add(TelemetrySignals signal, JsonElement item)
    {
        if (signal == TelemetrySignals.Metric)
        {
            AddMetric(item);
        }
        else if (signal == TelemetrySignals.Span)
        {
            _samples.Add(SampleText.Write("span", json => WriteSpan(json, item)));
        }
        else if (_attributes.FindDefined(item) is { Count: > 0 } defined)
        {
            _samples.Add(SampleText.Write("log", json => WriteLog(json, defined)));
        }
    }

    // A sample for each point, so that equal points of many exports are one sample.
    private void AddMetric(JsonElement item)
    {
        if (OtlpMetric.Read(item) is not { } metric)
        {
            return;
        }

        foreach (var point in metric.Points.DefaultIfEmpty())
        {
            _samples.Add(SampleText.Write("metric", json =>
            {
                json.WriteString("name", metric.Name);
                json.WriteString("instrument", InstrumentWords.Write(metric.Kind));
                json.WriteString("unit", metric.Unit ?? "");
                json.WriteStartArray("data_points");
                WritePoint(json, metric.Kind, point);
                json.WriteEndArray();
            }));
        }
    }

    private void WritePoint(Utf8JsonWriter json, InstrumentKind kind, JsonElement point)
    {
        if (point.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        json.WriteStartObject();
        _attributes.Write(json, OtlpValue.ReadAll(point), TelemetrySignals.Metric);
        // Weaver requires it, and no rule reads it.
        json.WriteNumber(kind == InstrumentKind.Histogram ? "count" : "value", 0);
        json.WriteEndObject();
    }

    private void WriteSpan(Utf8JsonWriter json, JsonElement span)
    {
        json.WriteString("name", span.FindText("name") ?? "");
        json.WriteString("kind", FindKind(span));
        _attributes.Write(json, OtlpValue.ReadAll(span), TelemetrySignals.Span);
        json.WriteStartArray("span_events");
        foreach (var happening in span.FindItems("events"))
        {
            json.WriteStartObject();
            json.WriteString("name", happening.FindText("name") ?? "");
            _attributes.Write(json, OtlpValue.ReadAll(happening), TelemetrySignals.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A policy defines no events, so the sample has no name of one.
    private void WriteLog(Utf8JsonWriter json, IReadOnlyList<(string Key, OtlpValue Value)> defined)
    {
        json.WriteString("event_name", "");
        _attributes.Write(json, defined, TelemetrySignals.Log);
    }

    // A number, or its name in protobuf.
    private static string FindKind(JsonElement span)
    {
        var name = span.FindText("kind");
        var word = name?[(name.LastIndexOf('_') + 1)..].ToLowerInvariant();
        return word != null && SpanKinds.Contains(word, StringComparer.Ordinal)
            ? word
            : SpanKinds.ElementAtOrDefault((int)span.FindNumber("kind")) ?? SpanKinds[0];
    }
}
