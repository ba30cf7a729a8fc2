using System.Net.Sockets;
using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Metrics.Emf.Agent;

/// <summary>Sends EMF documents to the CloudWatch agent one after the other, and reconnects after a failure.</summary>
/// <remarks>
/// A document that was not sent completely is sent again on the next connection; the agent drops incomplete ones. While the agent is not
/// reachable, documents wait in the bounded buffer of the writer. The agent acknowledges nothing: what it does not read before it resets
/// a connection, or a datagram that is refused, is lost and counts as sent.
/// </remarks>
internal sealed class AgentTarget : ILineTarget
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinRetryDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(5);

    private readonly AgentEndpoint _endpoint;
    private readonly ExportHealth _health;
    private readonly Func<ReadOnlyMemory<byte>, bool> _send;
    private CancellationToken _stopping;
    private Socket? _socket;

    public AgentTarget(AgentEndpoint endpoint, ExportHealth health)
    {
        (_endpoint, _health) = (endpoint, health);
        _send = TrySend;
    }

    public void Write(LineBatch batch, CancellationToken stopping)
    {
        _stopping = stopping;

        // If the agent does not read, a send blocks until its timeout. Closing the socket ends it, so that the stop is not delayed.
        using var interrupt = stopping.UnsafeRegister(static target => ((AgentTarget)target!)._socket?.Dispose(), this);
        batch.DeliverEach(_send);
    }

    public void Dispose() => _socket?.Dispose();

    private bool TrySend(ReadOnlyMemory<byte> line)
    {
        for (var delay = MinRetryDelay; ; delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            if (TrySendOnce(line))
            {
                return true;
            }

            if (_endpoint.IsUdp || _stopping.WaitHandle.WaitOne(delay))
            {
                return false;
            }
        }
    }

    private bool TrySendOnce(ReadOnlyMemory<byte> line)
    {
        try
        {
            var socket = OpenSocket();
            for (var sent = 0; sent < line.Length;)
            {
                sent += socket.Send(line.Span[sent..]);
            }

            _health.Succeed();
            return true;
        }
        catch (Exception e)
        {
            _socket?.Dispose();
            _socket = null;
            if (!_stopping.IsCancellationRequested)
            {
                _health.Fail(e is OperationCanceledException ? "the agent did not answer in time" : e.Message);
            }

            return false;
        }
    }

    /// <summary>The first send after an agent has restarted would succeed, and its document would be lost. An agent sends nothing.</summary>
    private Socket OpenSocket()
    {
        if (!_endpoint.IsUdp && _socket?.Poll(0, SelectMode.SelectRead) == true)
        {
            _socket.Dispose();
            _socket = null;
        }

        return _socket ??= Connect();
    }

    private Socket Connect()
    {
        var socket = _endpoint.IsUdp
            ? new Socket(SocketType.Dgram, ProtocolType.Udp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)SendTimeout.TotalMilliseconds };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
            limit.CancelAfter(SendTimeout);
            socket.ConnectAsync(_endpoint.Host, _endpoint.Port, limit.Token).AsTask().GetAwaiter().GetResult();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
