using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstructionCounts.Requests.Overhead;

/// <summary>Answers OTLP requests, one connection after the other has data, and reads their bodies only while it counts.</summary>
internal sealed class DiscardingReceiver : IDisposable
{
    private static readonly byte[] Accepted = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private long _spans;
    private long _logRecords;

    public DiscardingReceiver()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public bool IsCounting { get; set; }

    public long Spans => Interlocked.Read(ref _spans);

    public long LogRecords => Interlocked.Read(ref _logRecords);

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = _listener.AcceptSocket();
                new Thread(() => Answer(connection)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    private void Answer(Socket connection)
    {
        using (connection)
        {
            var buffer = new byte[4 * 1024 * 1024];
            var length = 0;
            while (connection.Receive(buffer.AsSpan(length)) is > 0 and var read)
            {
                length += read;
                if (Find(buffer.AsSpan(0, length)) is { } body)
                {
                    Count(buffer.AsSpan(0, length), body);
                    connection.Send(Accepted);
                    length = 0;
                }
            }
        }
    }

    /// <returns>The body of a complete request.</returns>
    private static Range? Find(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        var name = "Content-Length: "u8;
        var at = end < 0 ? -1 : received[..end].IndexOf(name);
        if (at < 0)
        {
            return null;
        }

        var digits = received[(at + name.Length)..(end + 2)];
        var size = int.Parse(digits[..digits.IndexOf((byte)'\r')]);
        return received.Length == end + 4 + size ? (end + 4)..(end + 4 + size) : null;
    }

    private void Count(ReadOnlySpan<byte> request, Range body)
    {
        if (!IsCounting)
        {
            return;
        }

        var path = Encoding.ASCII.GetString(request[..request.IndexOf((byte)'\r')]);
        var items = OtlpItems.Count(request[body]);
        Interlocked.Add(ref path.Contains("/v1/traces", StringComparison.Ordinal) ? ref _spans : ref _logRecords, path.Contains("/v1/metrics", StringComparison.Ordinal) ? 0 : items);
    }
}
