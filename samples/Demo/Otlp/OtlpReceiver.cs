using System.IO.Compression;
using System.Net;

namespace Demo.Otlp;

/// <summary>An OTLP/HTTP endpoint on loopback. It decodes traces, accepts metrics and logs, and forwards copies.</summary>
internal sealed class OtlpReceiver : IDisposable
{
    private const string TracesPath = "/v1/traces";
    private static readonly string[] Paths = [TracesPath, "/v1/metrics", "/v1/logs"];

    private readonly HttpListener _listener = new();
    private readonly Action<IReadOnlyList<ReceivedSpan>> _onSpans;
    private readonly OtlpForwarder? _forwarder;

    public OtlpReceiver(int port, OtlpForwarder? forwarder, Action<IReadOnlyList<ReceivedSpan>> onSpans)
    {
        Url = $"http://127.0.0.1:{port}";
        _onSpans = onSpans;
        _forwarder = forwarder;
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url { get; }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was closed, which ends this loop.
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            context.Response.StatusCode = (int)await ReceiveAsync(context.Request);
            // An empty body is a valid protobuf message: everything was accepted.
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The connection was closed during the request. The sender counts and reports the loss.
        }
    }

    private async Task<HttpStatusCode> ReceiveAsync(HttpListenerRequest request)
    {
        var path = request.Url?.AbsolutePath ?? "";
        if (request.HttpMethod != "POST" || !Paths.Contains(path))
        {
            return HttpStatusCode.NotFound;
        }

        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        try
        {
            if (path == TracesPath)
            {
                _onSpans(OtlpSpans.Read(Decompress(body, request.Headers["Content-Encoding"])));
            }
        }
        catch (InvalidDataException exception)
        {
            await Console.Error.WriteLineAsync($"Ignored a body for {path} that is not an OTLP message: {exception.Message}");
            return HttpStatusCode.BadRequest;
        }

        if (_forwarder is not null)
        {
            await _forwarder.ForwardAsync(path, body.ToArray(), request.ContentType, request.Headers["Content-Encoding"]);
        }

        return HttpStatusCode.OK;
    }

    private static byte[] Decompress(MemoryStream body, string? encoding)
    {
        if (encoding is not "gzip")
        {
            return body.ToArray();
        }

        using var whole = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        gzip.CopyTo(whole);
        return whole.ToArray();
    }
}
