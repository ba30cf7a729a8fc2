using System.Diagnostics;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes events and links of a span, and its scope.</summary>
internal sealed class SpanPartsWriter(RedactionPolicy policy, SpanLimits limits)
{
    private const uint HasIsRemote = 0x100;
    private const uint IsRemote = 0x200;

    private readonly AttributeWriter _attributes = new(policy, limits.ValueLength);
    private readonly AttributeWriter _scopeAttributes = new(policy, limits.ScopeValueLength);

    public static uint Flags(ActivityTraceFlags flags, bool isRemote) => ((uint)flags & 0xff) | HasIsRemote | (isRemote ? IsRemote : 0);

    public void WriteEvents(SpanBuffer to, Activity span)
    {
        var (count, dropped) = (0, 0UL);
        foreach (ref readonly var happened in span.EnumerateEvents())
        {
            if (count++ < limits.Events)
            {
                WriteEvent(to, in happened);
            }
            else
            {
                dropped++;
            }
        }

        to.WriteCount(SpanFields.DroppedEvents, dropped);
    }

    public void WriteLinks(SpanBuffer to, Activity span)
    {
        var (count, dropped) = (0, 0UL);
        foreach (ref readonly var link in span.EnumerateLinks())
        {
            if (count++ < limits.Links)
            {
                WriteLink(to, in link);
            }
            else
            {
                dropped++;
            }
        }

        to.WriteCount(SpanFields.DroppedLinks, dropped);
    }

    /// <summary>Writes the message <c>InstrumentationScope</c>.</summary>
    public void WriteScope(SpanBuffer to, ActivitySource source)
    {
        to.WriteText(SpanFields.ScopeName, source.Name);
        if (source.Version is { } version)
        {
            to.WriteText(SpanFields.ScopeVersion, version);
        }

        var (count, dropped) = (0, 0UL);
        foreach (var (key, value) in source.Tags ?? [])
        {
            var isWritten = count < limits.ScopeAttributes && _scopeAttributes.TryWrite(to, SpanFields.ScopeAttribute, key, value);
            (count, dropped) = isWritten ? (count + 1, dropped) : (count, dropped + 1);
        }

        to.WriteCount(SpanFields.ScopeDroppedAttributes, dropped);
    }

    private void WriteEvent(SpanBuffer to, in ActivityEvent happened)
    {
        var start = to.Begin(SpanFields.Event);
        to.WriteText(SpanFields.EventName, policy.Redact(happened.Name));
        to.WriteFixed64(SpanFields.EventTime, UnixTime.FindNanoseconds(happened.Timestamp.UtcDateTime));
        var (count, dropped) = (0, 0UL);
        foreach (ref readonly var tag in happened.EnumerateTagObjects())
        {
            var isWritten = count < limits.EventAttributes && _attributes.TryWrite(to, SpanFields.EventAttribute, tag.Key, tag.Value);
            (count, dropped) = isWritten ? (count + 1, dropped) : (count, dropped + 1);
        }

        to.WriteCount(SpanFields.EventDroppedAttributes, dropped);
        to.End(start);
    }

    private void WriteLink(SpanBuffer to, in ActivityLink link)
    {
        var start = to.Begin(SpanFields.Link);
        to.WriteId(SpanFields.TraceId, link.Context.TraceId.ToHexString());
        to.WriteId(SpanFields.SpanId, link.Context.SpanId.ToHexString());
        if (link.Context.TraceState is { } state)
        {
            to.WriteText(SpanFields.TraceState, state);
        }

        var (count, dropped) = (0, 0UL);
        foreach (ref readonly var tag in link.EnumerateTagObjects())
        {
            var isWritten = count < limits.LinkAttributes && _attributes.TryWrite(to, SpanFields.LinkAttribute, tag.Key, tag.Value);
            (count, dropped) = isWritten ? (count + 1, dropped) : (count, dropped + 1);
        }

        to.WriteCount(SpanFields.LinkDroppedAttributes, dropped);
        to.WriteFixed32(SpanFields.LinkFlags, Flags(link.Context.TraceFlags, link.Context.IsRemote));
        to.End(start);
    }
}
