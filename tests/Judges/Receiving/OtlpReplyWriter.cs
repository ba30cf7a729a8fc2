using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Judges.Receiving;

/// <summary>Sends a reply in the form of its protocol.</summary>
internal static class OtlpReplyWriter
{
    public static Task WriteAsync(HttpContext context, OtlpProtocol protocol, OtlpReply reply)
    {
        if (reply.ClosesConnection)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = (int)reply.HttpStatus;
        return protocol == OtlpProtocol.Grpc && reply.HttpStatus == HttpStatusCode.OK
            ? WriteGrpcAsync(context.Response, reply)
            : WriteHttpAsync(context.Response, reply);
    }

    private static async Task WriteHttpAsync(HttpResponse response, OtlpReply reply)
    {
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        var good = reply.HttpStatus == HttpStatusCode.OK;
        response.ContentType = good ? "application/x-protobuf" : "text/plain";
        await response.Body.WriteAsync(good ? reply.Body : Encoding.UTF8.GetBytes(reply.Message));
    }

    private static async Task WriteGrpcAsync(HttpResponse response, OtlpReply reply)
    {
        response.ContentType = "application/grpc";
        await response.StartAsync();
        if (reply.GrpcStatus == 0) await response.Body.WriteAsync(Frame(reply.Body.Span));
        response.AppendTrailer("grpc-status", reply.GrpcStatus.ToString(CultureInfo.InvariantCulture));
        if (reply.Message.Length > 0) response.AppendTrailer("grpc-message", Uri.EscapeDataString(reply.Message));
        foreach (var (name, value) in reply.Headers) response.AppendTrailer(name, value);
    }

    private static byte[] Frame(ReadOnlySpan<byte> message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(5));
        return frame;
    }
}
