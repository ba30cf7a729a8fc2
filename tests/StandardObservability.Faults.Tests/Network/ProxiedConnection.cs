using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace StandardObservability.Faults.Tests.Network;

/// <summary>Forwards one connection, and fails as it is set.</summary>
internal sealed class ProxiedConnection(IPEndPoint target, ProxyCertificates? certificates)
{
    private const int BytesBeforeReset = 20;

    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(700);

    public NetworkFault Fault { get; set; }

    /// <summary>Returns when the connection is to be reset.</summary>
    public async Task ServeAsync(Socket client)
    {
        var fault = Fault;
        await using var near = await OpenAsync(client, fault);
        switch (fault)
        {
            case NetworkFault.ResetInRequest:
                await near.ReadExactlyAsync(new byte[BytesBeforeReset]);
                return;
            case NetworkFault.EndlessResponse:
                await near.ReadExactlyAsync(new byte[BytesBeforeReset]);
                await WriteEndlesslyAsync(near);
                return;
            default:
                await ForwardAsync(near, fault);
                return;
        }
    }

    private async Task<Stream> OpenAsync(Socket client, NetworkFault fault)
    {
        var stream = new NetworkStream(client);
        if (certificates is null)
        {
            return stream;
        }

        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(fault == NetworkFault.UntrustedCertificate ? certificates.Untrusted : certificates.Trusted);
        return tls;
    }

    private async Task ForwardAsync(Stream near, NetworkFault fault)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(target);
        await using var far = new NetworkStream(socket);
        await Task.WhenAny(near.CopyToAsync(far), ReplyAsync(far, near, fault));
    }

    private static async Task ReplyAsync(Stream far, Stream near, NetworkFault fault)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await far.ReadAsync(buffer)) > 0)
        {
            if (fault == NetworkFault.Slow)
            {
                await Task.Delay(Lateness);
            }

            var part = fault == NetworkFault.ResetInResponse ? Math.Min(read, BytesBeforeReset) : read;
            await near.WriteAsync(buffer.AsMemory(0, part));
            if (part < read)
            {
                return;
            }
        }
    }

    private static async Task WriteEndlesslyAsync(Stream near)
    {
        const int ChunkLength = 0x10000;
        await near.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nTransfer-Encoding: chunked\r\n\r\n"));
        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{ChunkLength:x}\r\n"), .. new byte[ChunkLength], .. "\r\n"u8];
        while (true)
        {
            await near.WriteAsync(chunk);
        }
    }
}
