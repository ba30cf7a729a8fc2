using System.IO.Compression;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Compresses requests with gzip: the whole body for http/protobuf, the message in its frame for gRPC.</summary>
/// <remarks>Sources: OTLP specification, "OTLP/HTTP"; gRPC over HTTP/2, "Length-Prefixed-Message" and "grpc-encoding".</remarks>
internal sealed class CompressStep : IOtlpSendStep
{
    private const string Encoding = "gzip";

    public ValueTask ApplyAsync(OtlpSendRequest request, CancellationToken cancellationToken)
    {
        if (request.Message is { } message)
        {
            Compress(request, message.Span);
        }

        return ValueTask.CompletedTask;
    }

    private static void Compress(OtlpSendRequest request, ReadOnlySpan<byte> message)
    {
        using var compressed = new MemoryStream();
        compressed.Write(stackalloc byte[request.HeaderLength]);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(message);
        }

        request.ReplaceBody(compressed.GetBuffer(), (int)compressed.Length, isCompressed: true);
        if (request.IsGrpc)
        {
            request.Http.Headers.TryAddWithoutValidation("grpc-encoding", Encoding);
        }
        else
        {
            request.Http.Content!.Headers.ContentEncoding.Add(Encoding);
        }
    }
}
