using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Judges.Receiving;

/// <summary>Unwraps the protobuf message of a request, and rejects requests that the protocol does not allow.</summary>
internal static class OtlpBody
{
    private const int GrpcPrefix = 5;

    public static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public static byte[] Unwrap(OtlpProtocol protocol, IHeaderDictionary headers, byte[] wire) =>
        protocol == OtlpProtocol.Grpc ? FromGrpc(headers, wire) : FromHttp(headers, wire);

    private static byte[] FromHttp(IHeaderDictionary headers, byte[] wire)
    {
        Require(headers.ContentType == "application/x-protobuf", $"content-type is {headers.ContentType}, not application/x-protobuf");
        return Decompress(headers.ContentEncoding.ToString(), wire);
    }

    private static byte[] FromGrpc(IHeaderDictionary headers, byte[] wire)
    {
        Require(headers.ContentType is ["application/grpc" or "application/grpc+proto"], $"content-type is {headers.ContentType}");
        Require(headers.TE == "trailers", "the header te: trailers is missing");
        Require(wire.Length >= GrpcPrefix, $"the body has {wire.Length} bytes, less than a gRPC frame");
        var length = BinaryPrimitives.ReadUInt32BigEndian(wire.AsSpan(1));
        Require(length == wire.Length - GrpcPrefix, $"the gRPC frame declares {length} bytes and contains {wire.Length - GrpcPrefix}");
        return Decompress(wire[0] == 0 ? "" : headers["grpc-encoding"].ToString(), wire[GrpcPrefix..]);
    }

    private static byte[] Decompress(string encoding, byte[] bytes)
    {
        if (encoding is "" or "identity") return bytes;
        Require(encoding == "gzip", $"the encoding is {encoding}, not gzip");
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition) throw new InvalidDataException(otherwise);
    }
}
