using System.Buffers.Binary;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>The frame that gRPC puts around a message: a compressed flag and the length, big-endian, then the message.</summary>
/// <remarks>Source: gRPC over HTTP/2, "Length-Prefixed-Message".</remarks>
internal static class GrpcFrame
{
    public const int HeaderLength = 5;

    /// <summary>Whether a request or response is gRPC, by its content type.</summary>
    public static bool IsUsedBy(HttpContent content)
        => content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The message of a body that is exactly one uncompressed frame, otherwise <see langword="null"/>.</summary>
    /// <remarks>A plain <see langword="null"/> would become an empty message: an array, and so <see langword="null"/>, converts to memory.</remarks>
    public static ReadOnlyMemory<byte>? FindMessage(ReadOnlyMemory<byte> body)
        => body.Length >= HeaderLength
            && body.Span[0] == 0
            && BinaryPrimitives.ReadUInt32BigEndian(body.Span[1..]) == (uint)(body.Length - HeaderLength)
            ? body[HeaderLength..]
            : default(ReadOnlyMemory<byte>?);

    /// <summary>Writes the header of a frame that already contains its message.</summary>
    public static void WriteHeader(Span<byte> frame, bool isCompressed)
    {
        frame[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame[1..], frame.Length - HeaderLength);
    }
}
