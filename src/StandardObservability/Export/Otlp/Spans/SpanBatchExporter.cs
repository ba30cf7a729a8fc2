using System.Diagnostics;
using System.Runtime.InteropServices;
using OpenTelemetry;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp.Spans.Writing;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Groups written spans by their scopes, and sends them with OpenTelemetry's exporter, which has the transport and the resource.</summary>
/// <param name="sender">Sends the request of a batch without spans, to which <see cref="AppendSpansStep"/> adds them.</param>
/// <param name="sending">The batch that is sent.</param>
/// <param name="scopes">Writes scopes.</param>
/// <param name="buffers">Gets the buffers again.</param>
/// <param name="count">Counts spans that cannot be sent.</param>
/// <param name="maxLength">The largest request.</param>
internal sealed class SpanBatchExporter(
    BaseExporter<Activity> sender,
    WrittenBatch sending,
    SpanPartsWriter scopes,
    SpanBuffers buffers,
    OutputCount count,
    int maxLength) : BaseExporter<SpanBuffer>
{
    /// <summary>Tag and length of a span, and its share of the scopes and the resource.</summary>
    private const int Overhead = 64;

    private readonly List<SpanBuffer> _spans = [];

    public override ExportResult Export(in Batch<SpanBuffer> batch)
    {
        foreach (var span in batch)
        {
            _spans.Add(span);
        }

        buffers.Leave(_spans.Count);
        var result = ExportResult.Success;
        var spans = CollectionsMarshal.AsSpan(_spans);
        for (int start = 0, end; start < spans.Length; start = end)
        {
            end = FindEnd(spans, start);
            result = Send(spans[start..end]) ? result : ExportResult.Failure;
        }

        buffers.Keep(spans);
        _spans.Clear();
        return result;
    }

    protected override bool OnShutdown(int timeoutMilliseconds) => sender.Shutdown(timeoutMilliseconds);

    /// <summary>The end of the spans that fit into one request: at least one, and usually all.</summary>
    private int FindEnd(ReadOnlySpan<SpanBuffer> spans, int start)
    {
        var length = (long)spans[start].Length + Overhead;
        var end = start + 1;
        while (end < spans.Length && (length += spans[end].Length + Overhead) <= maxLength)
        {
            end++;
        }

        return end;
    }

    private bool Send(ReadOnlySpan<SpanBuffer> spans)
    {
        var isSent = false;
        try
        {
            if (spans[0].Length + Overhead <= maxLength)
            {
                Write(spans);
                sending.Spans = spans.Length;
                isSent = sender.Export(new Batch<Activity>([], 0)) == ExportResult.Success;
            }
        }
        catch (Exception)
        {
            // The thread of the queue must not end.
        }

        if (!sending.IsTaken)
        {
            count.AddLost(spans.Length, LossReason.Unusable);
        }

        sending.Clear();
        return isSent;
    }

    private void Write(ReadOnlySpan<SpanBuffer> spans)
    {
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i].Scope is { } scope)
            {
                WriteScope(spans[i..], scope);
            }
        }
    }

    /// <summary>Writes a scope with all of its spans. Sources of the same name are one scope, as for OpenTelemetry's exporter.</summary>
    private void WriteScope(ReadOnlySpan<SpanBuffer> spans, ActivitySource source)
    {
        var to = sending.Scopes;
        var all = to.Begin(SpanFields.ScopeSpans);
        var scope = to.Begin(SpanFields.Scope);
        scopes.WriteScope(to, source);
        to.End(scope);
        foreach (var span in spans)
        {
            if (ReferenceEquals(span.Scope, source) || span.Scope?.Name == source.Name)
            {
                to.WriteBytes(SpanFields.Span, span.Written);
                span.Scope = null;
            }
        }

        if (source.TelemetrySchemaUrl is { Length: > 0 } schema)
        {
            to.WriteText(SpanFields.ScopeSchema, schema);
        }

        to.End(all);
    }
}
