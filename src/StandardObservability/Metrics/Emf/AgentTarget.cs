using System.Net.Sockets;
using StandardObservability.Export;

namespace StandardObservability.Metrics.Emf;

/// <summary>Sends documents to the CloudWatch agent, one after the other, and connects again when the connection is gone.</summary>
/// <remarks>
/// A document that was not handed over whole is sent again on the next connection; the agent drops the piece it has. While the agent
/// is away the documents wait in the writer's buffer, which is bounded. A datagram that is refused is lost: nobody would say when to
/// send it again.
/// </remarks>
internal sealed class AgentTarget(AgentEndpoint endpoint, ExportHealth health) : ILineTarget
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private Socket? _socket;

    public void Write(LineBatch batch, CancellationToken stopping)
    {
        foreach (var (count, line) in batch.Lines())
        {
            if (TrySend(line, stopping))
            {
                count.AddSent(1);
            }
            else
            {
                count.AddLost(1);
            }
        }
    }

    public void Dispose() => _socket?.Dispose();

    private bool TrySend(ReadOnlyMemory<byte> line, CancellationToken stopping)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (TrySendOnce(line, stopping))
            {
                return true;
            }

            if (endpoint.IsUdp || stopping.WaitHandle.WaitOne(pause))
            {
                return false;
            }
        }
    }

    private bool TrySendOnce(ReadOnlyMemory<byte> line, CancellationToken stopping)
    {
        try
        {
            _socket ??= Connect(stopping);
            for (var sent = 0; sent < line.Length;)
            {
                sent += _socket.Send(line.Span[sent..]);
            }

            health.Succeed();
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            _socket?.Dispose();
            _socket = null;
            health.Fail(e is OperationCanceledException ? "the agent did not answer in time" : e.Message);
            return false;
        }
    }

    private Socket Connect(CancellationToken stopping)
    {
        var socket = endpoint.IsUdp
            ? new Socket(SocketType.Dgram, ProtocolType.Udp)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)SendTimeout.TotalMilliseconds };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            limit.CancelAfter(SendTimeout);
            socket.ConnectAsync(endpoint.Host, endpoint.Port, limit.Token).AsTask().GetAwaiter().GetResult();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
