using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Counts the items of a request, and replaces its body when that contains secrets or short names of exceptions, in one pass.</summary>
/// <remarks>
/// Metric tags and span events are read-only before serialization, so secrets in them can only be found here.
/// A body that is not OTLP is sent unchanged; the receiver reports what is wrong with it.
/// </remarks>
/// <param name="policy">Finds the secrets.</param>
/// <param name="removed">Keys of the attributes that exemplars must not have.</param>
internal sealed class CountAndRedactStep(RedactionPolicy policy, IReadOnlyList<byte[]>? removed = null) : IOtlpSendStep
{
    /// <summary>The reader of one request at a time. A second request at the same time uses a new one.</summary>
    private OtlpPayloadReader? _unused;

    public ValueTask ApplyAsync(OtlpSendRequest request, CancellationToken cancellationToken)
    {
        if (request.Message is { } message)
        {
            Apply(request, message.Span);
        }

        return ValueTask.CompletedTask;
    }

    private void Apply(OtlpSendRequest request, ReadOnlySpan<byte> message)
    {
        var reader = Interlocked.Exchange(ref _unused, null) ?? new OtlpPayloadReader(policy, removed);
        var payload = reader.Read(message, request.Signal);
        request.Items = payload.Items;
        if (payload.IsChanged)
        {
            var body = new byte[request.HeaderLength + payload.Changed.Length];
            payload.Changed.CopyTo(body.AsSpan(request.HeaderLength));
            request.ReplaceBody(body, body.Length, isCompressed: false);

            // The buffers of a reader that changed something have grown to the size of the request, so it is not kept.
            reader = new OtlpPayloadReader(policy, removed, reader.Harmless);
        }

        _unused = reader;
    }
}
