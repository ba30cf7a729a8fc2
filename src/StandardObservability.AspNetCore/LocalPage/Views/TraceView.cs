using System.Diagnostics;
using System.Text.Json;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.Conventions;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes a trace: its spans and its log lines.</summary>
internal sealed class TraceView(TraceStore traces, RedactionPolicy redaction)
{
    /// <summary>Finds a trace by its id in W3C's or X-Ray's form, or returns <see langword="null"/>.</summary>
    public TraceContents? Find(string text)
    {
        var id = text.Trim().ToLowerInvariant();
        if (XRayIdText.IsValid(id))
        {
            Span<char> digits = stackalloc char[XRayIdText.TraceIdLength];
            XRayIdText.CopyTraceId(id, digits);
            return traces.Find(new string(digits));
        }

        return traces.Find(id);
    }

    public void Write(Utf8JsonWriter json, TraceContents trace)
    {
        json.WriteStartObject();
        json.WriteString("traceId", trace.Id);
        json.WriteString("xrayTraceId", XRayIdText.Create(trace.Id));
        json.WriteStartObject("dropped");
        json.WriteNumber("spans", trace.DroppedSpans);
        json.WriteNumber("lines", trace.DroppedLines);
        json.WriteEndObject();
        json.WriteArray("spans", trace.Spans.OrderBy(static s => s.StartTimeUtc), Write);
        json.WriteArray("lines", trace.Lines, static (j, line) => j.WriteStringValue(line));
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("spanId", span.SpanId.ToHexString());
        json.WriteString("parentSpanId", span.ParentSpanId == default ? null : span.ParentSpanId.ToHexString());
        json.WriteString("name", redaction.Redact(span.DisplayName));
        json.WriteName("kind", span.Kind);
        json.WriteTime("start", span.StartTimeUtc);
        json.WriteNumber("ms", span.Duration.TotalMilliseconds);
        json.WriteBoolean("failed", span.Status == ActivityStatusCode.Error);
        json.WriteString("description", redaction.Redact(span.StatusDescription));
        WriteAttributes(json, span.TagObjects);
        json.WriteArray("events", span.Events, Write);
        json.WriteString("linkedPage", FindLinkedPage(span));
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ActivityEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("name", redaction.Redact(happened.Name));
        json.WriteTime("time", happened.Timestamp);
        WriteAttributes(json, happened.Tags);
        json.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes)
        {
            json.WriteString(name, SafeText.Of(redaction, name, value));
        }

        json.WriteEndObject();
    }

    /// <summary>The page of the called service, if it runs on this machine.</summary>
    private static string? FindLinkedPage(Activity span)
        => span.Kind == ActivityKind.Client
            && span.GetTagItem(AttributeNames.UrlFull) is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.IsLoopback
            && url.Scheme is "http" or "https"
            ? $"{url.GetLeftPart(UriPartial.Authority)}{PagePaths.Root}/#trace={span.TraceId.ToHexString()}"
            : null;
}
