using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>A metadata server on the loopback address that can be slow, silent or wrong. It answers one request for each connection.</summary>
internal sealed class MetadataServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<MetadataRequest> _requests = new();
    private readonly Func<MetadataRequest, MetadataReply?>? _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public MetadataServer(Func<MetadataRequest, MetadataReply?>? answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    public IReadOnlyList<MetadataRequest> Requests => [.. _requests];

    /// <summary>Number of opened connections, with or without a request.</summary>
    public int Connections { get; private set; }

    /// <summary>Starts a server that accepts connections, but neither reads nor writes.</summary>
    public static MetadataServer StartSilent() => new(answer: null);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The server was closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (_answer is null)
                {
                    await Task.Delay(Timeout.Infinite, _closing.Token);
                    return;
                }

                await using var stream = await OpenAsync(client);
                if (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    await AnswerAsync(stream, _answer(request));
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
            {
                // The client closed the connection, or does not trust the certificate.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _closing.Token);
        return secure;
    }

    private async Task<MetadataRequest?> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var first = (await reader.ReadLineAsync(_closing.Token))?.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_closing.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return first is [var method, var path, _] ? new MetadataRequest(method, path, headers) : null;
    }

    private async Task AnswerAsync(Stream stream, MetadataReply? reply)
    {
        if (reply is null)
        {
            await Task.Delay(Timeout.Infinite, _closing.Token);
            return;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        var location = reply.Location is null ? string.Empty : $"Location: {reply.Location}\r\n";
        var head = reply.IsRaw ? string.Empty : $"HTTP/1.1 {reply.Status} Reply\r\nContent-Length: {body.Length}\r\n{location}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _closing.Token);
        var step = reply.PauseBetweenBytes == default ? Math.Max(body.Length, 1) : 1;
        for (var at = 0; at < body.Length; at += step)
        {
            await Task.Delay(reply.PauseBetweenBytes, _closing.Token);
            await stream.WriteAsync(body.AsMemory(at, step), _closing.Token);
        }
    }
}
