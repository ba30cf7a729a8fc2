using System.Diagnostics;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes an ended span as OpenTelemetry's exporter does, without its secrets.</summary>
/// <remarks>Thread-safe. It writes the fields of the message <c>Span</c>, without its tag and length.</remarks>
internal sealed class SpanWriter(RedactionPolicy policy, SpanLimits limits)
{
    /// <summary>OpenTelemetry's API keeps a status in these tags.</summary>
    private const string StatusCodeKey = "otel.status_code";
    private const string StatusDescriptionKey = "otel.status_description";

    /// <summary>What .NET returns for each span without events or links.</summary>
    private static readonly IEnumerable<ActivityEvent> NoEvents = new Activity(nameof(NoEvents)).Events;
    private static readonly IEnumerable<ActivityLink> NoLinks = new Activity(nameof(NoLinks)).Links;

    private readonly AttributeWriter _attributes = new(policy, limits.ValueLength);
    private readonly SpanPartsWriter _parts = new(policy, limits);

    public void Write(SpanBuffer to, Activity span)
    {
        WriteIdentity(to, span);
        to.WriteText(SpanFields.Name, policy.Redact(span.DisplayName));
        var (code, description) = WriteAttributes(to, span);

        // Most spans have neither, so the methods for them are not compiled at the start.
        if (!ReferenceEquals(span.Events, NoEvents))
        {
            _parts.WriteEvents(to, span);
        }

        if (!ReferenceEquals(span.Links, NoLinks))
        {
            _parts.WriteLinks(to, span);
        }

        WriteStatus(to, span, code, description);
    }

    private static void WriteIdentity(SpanBuffer to, Activity span)
    {
        to.WriteId(SpanFields.TraceId, span.TraceId.ToHexString());
        to.WriteId(SpanFields.SpanId, span.SpanId.ToHexString());
        if (span.TraceStateString is { } state)
        {
            to.WriteText(SpanFields.TraceState, state);
        }

        if (span.ParentSpanId is var parent && parent != default)
        {
            to.WriteId(SpanFields.ParentSpanId, parent.ToHexString());
        }

        to.WriteByte(SpanFields.FlagsFirst);
        to.WriteFixed32(SpanFields.FlagsSecond, SpanPartsWriter.Flags(span.ActivityTraceFlags, span.HasRemoteParent));
        to.WriteSmall(SpanFields.Kind, (int)span.Kind + 1);
        var start = UnixTime.FindNanoseconds(span.StartTimeUtc);
        to.WriteFixed64(SpanFields.StartTime, start);
        to.WriteFixed64(SpanFields.EndTime, start + (ulong)(span.Duration.Ticks * UnixTime.NanosecondsPerTick));
    }

    private (int? Code, string? Description) WriteAttributes(SpanBuffer to, Activity span)
    {
        int? code = null;
        string? description = null;
        var (count, dropped) = (0, 0UL);
        foreach (ref readonly var tag in span.EnumerateTagObjects())
        {
            if (tag.Key == StatusCodeKey)
            {
                code = ParseStatus(tag.Value as string);
            }
            else if (tag.Key == StatusDescriptionKey)
            {
                description = tag.Value as string;
            }
            else if (count < limits.Attributes && _attributes.TryWrite(to, SpanFields.Attribute, tag.Key, tag.Value))
            {
                count++;
            }
            else
            {
                dropped++;
            }
        }

        to.WriteCount(SpanFields.DroppedAttributes, dropped);
        return (code, description);
    }

    private static int? ParseStatus(string? code) => code?.ToUpperInvariant() switch
    {
        "UNSET" => 0,
        "OK" => 1,
        "ERROR" => 2,
        _ => null,
    };

    private void WriteStatus(SpanBuffer to, Activity span, int? code, string? description)
    {
        if (span.Status != ActivityStatusCode.Unset)
        {
            (code, description) = ((int)span.Status, span.StatusDescription);
        }

        if (code is not { } status)
        {
            return;
        }

        var start = to.Begin(SpanFields.Status);
        if (status == (int)ActivityStatusCode.Error && description is not null)
        {
            to.WriteText(SpanFields.StatusMessage, policy.Redact(description));
        }

        to.WriteSmall(SpanFields.StatusCode, status);
        to.End(start);
    }
}
