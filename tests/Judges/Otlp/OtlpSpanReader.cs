using System.Text.Json;

namespace Judges.Otlp;

/// <summary>Creates spans from a traces export request that the judge decoded.</summary>
internal static class OtlpSpanReader
{
    public static IReadOnlyList<OtlpSpan> Read(JsonElement request) =>
        [.. OtlpItem.ReadAll(request, "resourceSpans", "scopeSpans", "spans").Select(Span)];

    private static OtlpSpan Span(OtlpItem item)
    {
        var status = OtlpField.Find(item.Message, "status");
        return new OtlpSpan
        {
            TraceId = OtlpField.Text(item.Message, "traceId"),
            SpanId = OtlpField.Text(item.Message, "spanId"),
            ParentSpanId = OtlpField.Text(item.Message, "parentSpanId") is { Length: > 0 } parent ? parent : null,
            Name = OtlpField.Text(item.Message, "name"),
            Kind = (OtlpSpanKind)OtlpField.Int32(item.Message, "kind"),
            Start = OtlpField.Time(item.Message, "startTimeUnixNano"),
            End = OtlpField.Time(item.Message, "endTimeUnixNano"),
            StatusCode = status is { } code ? (OtlpStatusCode)OtlpField.Int32(code, "code") : OtlpStatusCode.Unset,
            StatusMessage = status is { } message ? OtlpField.Text(message, "message") : "",
            TraceState = OtlpField.Text(item.Message, "traceState"),
            Flags = OtlpField.UInt32(item.Message, "flags"),
            Attributes = OtlpAttributes.Read(item.Message),
            Events = [.. OtlpField.List(item.Message, "events").Select(Event)],
            Links = [.. OtlpField.List(item.Message, "links").Select(Link)],
            Resource = item.Resource,
            ScopeName = item.ScopeName,
        };
    }

    private static OtlpSpanEvent Event(JsonElement message) =>
        new(OtlpField.Text(message, "name"), OtlpField.Time(message, "timeUnixNano"), OtlpAttributes.Read(message));

    private static OtlpSpanLink Link(JsonElement message) =>
        new(OtlpField.Text(message, "traceId"), OtlpField.Text(message, "spanId"), OtlpAttributes.Read(message));
}
