using System.Text.Json;

namespace Judges.Otlp;

/// <summary>Creates log records from a logs export request that the judge decoded.</summary>
internal static class OtlpLogReader
{
    public static IReadOnlyList<OtlpLogRecord> Read(JsonElement request) =>
        [.. OtlpItem.ReadAll(request, "resourceLogs", "scopeLogs", "logRecords").Select(Record)];

    private static OtlpLogRecord Record(OtlpItem item) => new()
    {
        TimeUnixNano = OtlpField.UInt64(item.Message, "timeUnixNano") ?? 0,
        ObservedTimeUnixNano = OtlpField.UInt64(item.Message, "observedTimeUnixNano") ?? 0,
        SeverityNumber = OtlpField.Int32(item.Message, "severityNumber"),
        SeverityText = OtlpField.Text(item.Message, "severityText"),
        Body = OtlpField.Find(item.Message, "body") is { } body ? OtlpAttributes.Value(body) : null,
        EventName = OtlpField.Text(item.Message, "eventName"),
        TraceId = OtlpField.Text(item.Message, "traceId"),
        SpanId = OtlpField.Text(item.Message, "spanId"),
        Flags = OtlpField.UInt32(item.Message, "flags"),
        Attributes = OtlpAttributes.Read(item.Message),
        Resource = item.Resource,
        ScopeName = item.ScopeName,
    };
}
