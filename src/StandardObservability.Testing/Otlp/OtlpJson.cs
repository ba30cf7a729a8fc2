using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Testing.Otlp;

/// <summary>Writes captured telemetry as OTLP in JSON, one export request a line.</summary>
/// <remarks>Source: OpenTelemetry specification, "OpenTelemetry Protocol File Exporter", and opentelemetry-proto 1.x.</remarks>
internal sealed class OtlpJson(Stream stream, IReadOnlyDictionary<string, object> resource, DateTimeOffset now)
{
    private const int Cumulative = 2;

    public void WriteSpans(IReadOnlyList<CapturedSpan> spans)
        => Write(spans, static s => s.SourceName, ("resourceSpans", "scopeSpans", "spans"), WriteSpan);

    public void WritePoints(IReadOnlyList<CapturedPoint> points)
        => Write(
            [.. points.GroupBy(static p => (p.MeterName, p.Name, p.Unit, p.Instrument))],
            static m => m.Key.MeterName,
            ("resourceMetrics", "scopeMetrics", "metrics"),
            WriteMetric);

    public void WriteLogRecords(IReadOnlyList<CapturedLogRecord> records)
        => Write(records, static r => r.Category, ("resourceLogs", "scopeLogs", "logRecords"), WriteLogRecord);

    private void Write<T>(
        IReadOnlyList<T> items, Func<T, string> findScope, (string Resources, string Scopes, string Items) names, Action<Utf8JsonWriter, T> write)
    {
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray(names.Resources);
            json.WriteStartObject();
            json.WriteStartObject("resource");
            OtlpJsonValue.WriteAttributes(json, resource.Select(static a => new KeyValuePair<string, object?>(a.Key, a.Value)));
            json.WriteEndObject();
            json.WriteStartArray(names.Scopes);
            foreach (var scope in items.GroupBy(findScope, StringComparer.Ordinal))
            {
                WriteScope(json, scope, names.Items, write);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteScope<T>(Utf8JsonWriter json, IGrouping<string, T> scope, string items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", scope.Key);
        json.WriteEndObject();
        json.WriteStartArray(items);
        foreach (var item in scope)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, CapturedSpan span)
    {
        json.WriteString("traceId", span.TraceId);
        json.WriteString("spanId", span.SpanId);
        WriteIfPresent(json, "parentSpanId", span.ParentSpanId);
        json.WriteString("name", span.Name);
        json.WriteNumber("kind", FindKind(span.Kind));
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTime));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTime + span.Duration));
        OtlpJsonValue.WriteAttributes(json, span.Attributes);
        json.WriteStartArray("events");
        foreach (var item in span.Events)
        {
            json.WriteStartObject();
            json.WriteString("name", item.Name);
            OtlpJsonValue.WriteAttributes(json, item.Attributes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("status");
        json.WriteNumber("code", (int)span.Status);
        WriteIfPresent(json, "message", span.StatusDescription);
        json.WriteEndObject();
    }

    private void WriteMetric(Utf8JsonWriter json, IGrouping<(string Meter, string Name, string Unit, string Instrument), CapturedPoint> metric)
    {
        var isSum = metric.Key.Instrument is InstrumentWords.Counter or InstrumentWords.UpDownCounter;
        var isHistogram = metric.Key.Instrument == InstrumentWords.Histogram;
        json.WriteString("name", metric.Key.Name);
        json.WriteString("unit", metric.Key.Unit);
        json.WriteStartObject(isHistogram ? "histogram" : isSum ? "sum" : "gauge");
        if (isSum || isHistogram)
        {
            json.WriteNumber("aggregationTemporality", Cumulative);
        }

        if (isSum)
        {
            json.WriteBoolean("isMonotonic", metric.Key.Instrument == InstrumentWords.Counter);
        }

        json.WriteStartArray("dataPoints");
        foreach (var point in metric)
        {
            WritePoint(json, point);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePoint(Utf8JsonWriter json, CapturedPoint point)
    {
        json.WriteStartObject();
        json.WriteString("timeUnixNano", Nanoseconds(now));
        if (point.Count is { } count)
        {
            json.WriteString("count", count.ToString(CultureInfo.InvariantCulture));
            OtlpJsonValue.WriteDouble(json, "sum", point.Value);
        }
        else
        {
            OtlpJsonValue.WriteDouble(json, "asDouble", point.Value);
        }

        OtlpJsonValue.WriteAttributes(json, point.Attributes);
        json.WriteEndObject();
    }

    private void WriteLogRecord(Utf8JsonWriter json, CapturedLogRecord record)
    {
        json.WriteString("timeUnixNano", Nanoseconds(now));
        json.WriteNumber("severityNumber", FindSeverity(record.Level));
        json.WriteString("severityText", record.Level.ToString());
        WriteIfPresent(json, "eventName", record.EventName);
        json.WriteStartObject("body");
        json.WriteString("stringValue", record.Message);
        json.WriteEndObject();
        OtlpJsonValue.WriteAttributes(json, record.Attributes);
        WriteIfPresent(json, "traceId", record.TraceId);
        WriteIfPresent(json, "spanId", record.SpanId);
    }

    private static void WriteIfPresent(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    // SPAN_KIND_UNSPECIFIED is 0, and the order is that of .NET.
    private static int FindKind(ActivityKind kind) => (int)kind + 1;

    private static int FindSeverity(LogLevel level) => ((int)level * 4) + 1;

    private static string Nanoseconds(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
