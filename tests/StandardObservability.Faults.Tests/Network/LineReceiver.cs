using System.Net;
using System.Net.Sockets;

namespace StandardObservability.Faults.Tests.Network;

/// <summary>Receives lines by TCP, as the CloudWatch agent receives embedded metric format, and counts them.</summary>
internal sealed class LineReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _lines;

    public LineReceiver()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Endpoint => new($"tcp://{_listener.LocalEndpoint}");

    public int Lines => Volatile.Read(ref _lines);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ReadAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (SocketException)
        {
            // Disposed of.
        }
    }

    private async Task ReadAsync(TcpClient client)
    {
        using (client)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                int read;
                while ((read = await client.GetStream().ReadAsync(buffer)) > 0)
                {
                    Interlocked.Add(ref _lines, buffer.AsSpan(0, read).Count((byte)'\n'));
                }
            }
            catch (IOException)
            {
                // The connection was reset.
            }
        }
    }
}
