using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StandardObservability.Faults.Tests.Network;

/// <summary>A TCP proxy in front of a receiver that fails on demand and recovers.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> _sockets = [];
    private readonly IPEndPoint _endpoint;
    private readonly ProxiedConnection _connection;
    private Socket? _listener;

    private FaultyProxy(Uri target, ProxyCertificates? certificates)
    {
        _connection = new ProxiedConnection(new IPEndPoint(IPAddress.Loopback, target.Port), certificates);
        _listener = Listen(new IPEndPoint(IPAddress.Loopback, 0), backlog: 128);
        _endpoint = (IPEndPoint)_listener.LocalEndPoint!;
        _ = AcceptAsync(_listener);
    }

    public int Port => _endpoint.Port;

    /// <summary>Starts a proxy that works. With certificates it terminates TLS.</summary>
    public static FaultyProxy Start(Uri target, ProxyCertificates? certificates = null) => new(target, certificates);

    /// <summary>Resets all connections; later ones fail in this way.</summary>
    public async Task SetFaultAsync(NetworkFault fault)
    {
        Stop();
        _connection.Fault = fault;
        if (fault == NetworkFault.Unanswered)
        {
            _listener = Listen(_endpoint, backlog: 0);
            await FillBacklogAsync();
        }
        else if (fault != NetworkFault.Refused)
        {
            _listener = Listen(_endpoint, backlog: 128);
            _ = AcceptAsync(_listener);
        }
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private static Socket Listen(IPEndPoint endpoint, int backlog)
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(endpoint);
        listener.Listen(backlog);
        return listener;
    }

    /// <summary>Connects until the kernel drops further connections without an answer.</summary>
    private async Task FillBacklogAsync()
    {
        for (var isAnswered = true; isAnswered;)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            _sockets[socket] = true;
            var connecting = socket.ConnectAsync(_endpoint);
            isAnswered = await Task.WhenAny(connecting, Task.Delay(200)) == connecting;
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync();
                _sockets[client] = true;
                _ = ServeAsync(client);
            }
        }
        catch (SocketException)
        {
            // The proxy has stopped listening.
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            await _connection.ServeAsync(client);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The peer or the proxy has closed the connection.
        }
        finally
        {
            Reset(client);
        }
    }

    private void Stop()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var socket in _sockets.Keys)
        {
            Reset(socket);
        }
    }

    private void Reset(Socket socket)
    {
        if (_sockets.TryRemove(socket, out _))
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }
}
