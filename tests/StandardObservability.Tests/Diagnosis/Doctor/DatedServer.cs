using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>Accepts every HTTP request and answers with a time of its own. A plain socket, because servers send the time of the machine.</summary>
internal sealed class DatedServer : IAsyncDisposable
{
    private const string Length = "Content-Length: ";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly Task _serving;

    public DatedServer(DateTimeOffset date)
    {
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nDate: {date:R}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                await ReadRequestAsync(stream);
                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    /// <summary>Also reads the body: a connection that is closed with unread bytes is reset.</summary>
    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            header.Append((char)one[0]);
        }

        var line = header.ToString().Split("\r\n").FirstOrDefault(static l => l.StartsWith(Length, StringComparison.OrdinalIgnoreCase));
        if (line is not null)
        {
            await stream.ReadExactlyAsync(new byte[int.Parse(line[Length.Length..], CultureInfo.InvariantCulture)]);
        }
    }
}
