using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>A keep-alive connection that sends a request, waits for the response and repeats.</summary>
/// <remarks>Uses a socket directly, because the load generator must cost less than the program under test.</remarks>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _answer = new byte[4096];

    private LoadConnection(int number, string headers)
        => _request = Encoding.ASCII.GetBytes($"GET /orders/{number} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    public static async Task<LoadConnection> OpenAsync(Uri app, int number, string headers)
    {
        var connection = new LoadConnection(number, headers);
        await connection._socket.ConnectAsync(IPAddress.Parse(app.Host), app.Port);
        return connection;
    }

    public async Task AskAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _socket.SendAsync(_request);
            var length = 0;
            while (!IsWhole(_answer.AsSpan(0, length)))
            {
                var received = await _socket.ReceiveAsync(_answer.AsMemory(length));
                length += received > 0 ? received : throw new InvalidOperationException("RequestApp closed the connection.");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"RequestApp answered {Encoding.ASCII.GetString(answer[..head])}");
        }

        return answer.Length == head + 4 + ContentLength(answer[..head]);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var length = 0;
        foreach (var digit in head[(head.IndexOf(name) + name.Length)..])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                break;
            }

            length = (length * 10) + digit - '0';
        }

        return length;
    }
}
