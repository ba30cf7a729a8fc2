using StandardObservability.Export.Otlp.Sending;
using StandardObservability.Export.Otlp.Spans.Writing;
using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Adds the spans to a request for which OpenTelemetry's exporter has written only the resource.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its exporter sends a request with the resource also for an empty batch. Without one, the spans are counted
/// as lost. A request that is sent again passes this step again.
/// </remarks>
internal sealed class AppendSpansStep(WrittenBatch batch) : IOtlpSendStep
{
    private const int MaxKept = 2 * 1024 * 1024;

    private SpanBuffer _body = new();

    public ValueTask ApplyAsync(OtlpSendRequest request, CancellationToken cancellationToken)
    {
        (request.Items, batch.IsTaken) = (batch.Spans, true);
        Append(request, request.Message is { } message ? message.Span : default);
        return ValueTask.CompletedTask;
    }

    private void Append(OtlpSendRequest request, ReadOnlySpan<byte> message)
    {
        var resource = new ProtobufReader(message);
        if (!resource.Next() || resource.Field != SpanFields.ResourceSpans >> 3 || !resource.HasLength)
        {
            throw new InvalidOperationException("OpenTelemetry's exporter has written no resource.");
        }

        _body = _body.Bytes.Length > MaxKept ? new SpanBuffer() : _body;
        _body.Truncate(0);
        _body.Write(stackalloc byte[request.HeaderLength]);
        _body.WriteByte(SpanFields.ResourceSpans);
        _body.WriteVarint((ulong)(resource.Content.Length + batch.Scopes.Length));
        _body.Write(resource.Content);
        _body.Write(batch.Scopes.Written);
        request.ReplaceBody(_body.Bytes, _body.Length, isCompressed: false);
    }
}
