using System.Net.Sockets;

namespace InstructionCounts.Requests;

/// <summary>Sends one request after the other over one connection.</summary>
internal sealed class LoopbackClient : IDisposable
{
    // No port: its digits differ from run to run, and texts with digits cost more to redact.
    private static readonly byte[] Request = "POST /orders HTTP/1.1\r\nHost: orders\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[4096];

    public LoopbackClient(Uri server) => _socket.Connect(server.Host, server.Port);

    public void Send()
    {
        _socket.Send(Request);
        var length = 0;
        while (!_received.AsSpan(0, length).EndsWith("placed"u8))
        {
            var read = _socket.Receive(_received.AsSpan(length));
            length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
    }

    public void Dispose() => _socket.Dispose();
}
