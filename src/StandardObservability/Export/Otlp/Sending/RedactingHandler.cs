using System.Buffers;
using System.Buffers.Binary;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Second step of the send path: what is read-only before serialization, metric tags and span events, leaves without its secrets; and all the rest once more.</summary>
/// <remarks>A body that cannot be read as OTLP is sent as it is: the receiver says what is wrong with it.</remarks>
internal sealed class RedactingHandler(RedactionPolicy policy, OtlpSignal signal, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int FrameHeader = 5;

    /// <summary>Buffers of one request at a time; a second one at the same time brings its own.</summary>
    private OtlpRedactor? _free;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.Send(Redact(request), cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.SendAsync(Redact(request), cancellationToken);

    private HttpRequestMessage Redact(HttpRequestMessage request)
    {
        if (request.Content is not { } content)
        {
            return request;
        }

        var stream = content.ReadAsStream();
        var body = ArrayPool<byte>.Shared.Rent((int)stream.Length);
        try
        {
            stream.Position = 0;
            var length = stream.ReadAtLeast(body, (int)stream.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            if (Redact(body.AsSpan(0, length), OtlpPayload.IsGrpc(content)) is { } redacted)
            {
                request.Content = new ByteArrayContent(redacted);
                request.Content.Headers.ContentType = content.Headers.ContentType;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }

        return request;
    }

    /// <summary>The body without its secrets, or <see langword="null"/> when it has none.</summary>
    private byte[]? Redact(ReadOnlySpan<byte> body, bool isGrpc)
    {
        if (isGrpc && !IsOneFrame(body))
        {
            return null;
        }

        var redactor = Interlocked.Exchange(ref _free, null) ?? new OtlpRedactor(policy);
        if (!redactor.TryRedact(isGrpc ? body[FrameHeader..] : body, signal, out var message))
        {
            // With a hit the buffers have grown to the size of the request and are let go of.
            _free = redactor;
            return null;
        }

        return isGrpc ? Framed(message) : message.ToArray();
    }

    /// <remarks>Source: gRPC over HTTP/2, "Length-Prefixed-Message": a compressed flag and the length, big-endian.</remarks>
    private static bool IsOneFrame(ReadOnlySpan<byte> body)
        => body.Length >= FrameHeader && body[0] == 0 && BinaryPrimitives.ReadUInt32BigEndian(body[1..]) == (uint)(body.Length - FrameHeader);

    private static byte[] Framed(ReadOnlySpan<byte> message)
    {
        var frame = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(FrameHeader));
        return frame;
    }
}
