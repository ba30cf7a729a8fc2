using System.Buffers.Binary;
using System.IO.Compression;
using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Compresses bodies with gzip: the whole body for http/protobuf, the message behind its frame header for gRPC.</summary>
/// <remarks>Sources: OTLP specification, "OTLP/HTTP"; gRPC over HTTP/2, "Length-Prefixed-Message" and "grpc-encoding".</remarks>
internal sealed class CompressingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int FrameHeader = 5;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.Send(Compress(request), cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.SendAsync(Compress(request), cancellationToken);

    private static HttpRequestMessage Compress(HttpRequestMessage request)
    {
        if (request.Content is { } content)
        {
            using var body = content.ReadAsStream();
            var isGrpc = OtlpPayload.IsGrpc(content);
            request.Content = isGrpc ? Framed(body) : Whole(body);
            request.Content.Headers.ContentType = content.Headers.ContentType;
            if (isGrpc)
            {
                request.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
            }
            else
            {
                request.Content.Headers.ContentEncoding.Add("gzip");
            }
        }

        return request;
    }

    private static ByteArrayContent Whole(Stream body)
    {
        using var compressed = new MemoryStream();
        Gzip(body, compressed);
        return new ByteArrayContent(compressed.GetBuffer(), 0, (int)compressed.Length);
    }

    private static ByteArrayContent Framed(Stream body)
    {
        using var compressed = new MemoryStream();
        compressed.Write(stackalloc byte[FrameHeader]);
        body.Position = FrameHeader;
        Gzip(body, compressed);
        var frame = compressed.GetBuffer();
        frame[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), (int)compressed.Length - FrameHeader);
        return new ByteArrayContent(frame, 0, (int)compressed.Length);
    }

    private static void Gzip(Stream from, MemoryStream to)
    {
        using var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        from.CopyTo(gzip);
    }
}
