using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace InstructionCounts.Requests;

/// <summary>Sends one request after the other over one connection.</summary>
internal sealed class LoopbackClient : IDisposable
{
    /// <summary>The number in a request that is counted up, because the paths of real requests differ.</summary>
    public const string FirstNumber = "100000";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[4096];
    private readonly byte[] _request;
    private readonly byte[] _end;
    private readonly int _number;
    private int _sent;

    /// <param name="server">The address.</param>
    /// <param name="request">The request, without a port: its digits differ from run to run, and texts with digits cost more to redact.</param>
    /// <param name="end">The end of each response.</param>
    public LoopbackClient(Uri server, string request, string end)
    {
        (_request, _end) = (Encoding.ASCII.GetBytes(request), Encoding.ASCII.GetBytes(end));
        _number = request.IndexOf(FirstNumber, StringComparison.Ordinal);
        _socket.Connect(server.Host, server.Port);
    }

    public void Send()
    {
        if (_number >= 0)
        {
            (int.Parse(FirstNumber, CultureInfo.InvariantCulture) + _sent++).TryFormat(_request.AsSpan(_number), out _, provider: CultureInfo.InvariantCulture);
        }

        _socket.Send(_request);
        var length = 0;
        while (!_received.AsSpan(0, length).EndsWith(_end))
        {
            var read = _socket.Receive(_received.AsSpan(length));
            length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
    }

    public void Dispose() => _socket.Dispose();
}
