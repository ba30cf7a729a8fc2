using System.Net;
using System.Net.Sockets;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>A port with a full backlog, so that no further handshake completes.</summary>
internal sealed class FullListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
    }

    public string Address => $"http://{_listener.LocalEndPoint}";

    /// <summary>Opens connections until the backlog is full.</summary>
    /// <returns>Whether it is full. Some systems accept every connection.</returns>
    public async Task<bool> FillAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _waiting.Add(socket);
            var connecting = socket.ConnectAsync(_listener.LocalEndPoint!);
            if (await Task.WhenAny(connecting, Task.Delay(TimeSpan.FromMilliseconds(300))) != connecting)
            {
                _ = connecting.ContinueWith(static t => t.Exception, TaskScheduler.Default);
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _waiting.ForEach(static s => s.Dispose());
    }
}
