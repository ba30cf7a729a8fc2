using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;

namespace StandardObservability.Testing.Recording.Spans;

/// <summary>Keeps the spans of one host when they end.</summary>
internal sealed class SpanRecorder(BoundedList<CapturedSpan> spans, OpenRequests requests, SpanOwner owner, AttributeReader attributes)
    : BaseProcessor<Activity>
{
    // Spans that started before this host listened also end here, and belong to other hosts.
    private readonly ConditionalWeakTable<Activity, object> _own = [];

    public override void OnStart(Activity data)
    {
        if (owner.IsForeign(data))
        {
            return;
        }

        _own.TryAdd(data, this);
        if (owner.IsServerSpan(data))
        {
            requests.Add(data);
        }
    }

    public override void OnEnd(Activity data)
    {
        // Exporters ignore spans that are not recorded, for example those of health checks.
        if (data.Recorded && _own.TryGetValue(data, out _) && spans.HasRoom())
        {
            spans.Add(Read(data));
        }

        requests.Remove(data);
    }

    private CapturedSpan Read(Activity span) => new()
    {
        Name = span.DisplayName,
        Kind = span.Kind,
        SourceName = span.Source.Name,
        Status = span.Status,
        StatusDescription = span.StatusDescription,
        TraceId = span.TraceId.ToHexString(),
        SpanId = span.SpanId.ToHexString(),
        ParentSpanId = span.ParentSpanId == default ? null : span.ParentSpanId.ToHexString(),
        StartTime = new DateTimeOffset(span.StartTimeUtc),
        Duration = span.Duration,
        Attributes = attributes.Read(span.TagObjects),
        Events = [.. span.Events.Select(e => new CapturedSpanEvent { Name = e.Name, Attributes = attributes.Read(e.Tags) })],
    };
}
