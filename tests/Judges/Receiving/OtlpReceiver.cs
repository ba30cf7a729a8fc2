using System.Net;
using Judges.Otlp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Judges.Receiving;

/// <summary>Receives OTLP by gRPC and by http/protobuf on real sockets, keeps all requests, and can fail on purpose.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<OtlpRequest> _requests = [];
    private readonly List<string> _protocolErrors = [];
    private readonly OtlpDecoding<OtlpSpan> _spans = new(NodeJudge.Shared.DecodeTracesAsync);
    private readonly OtlpDecoding<OtlpMetricPoint> _points = new(NodeJudge.Shared.DecodeMetricsAsync);
    private readonly OtlpDecoding<OtlpLogRecord> _records = new(NodeJudge.Shared.DecodeLogsAsync);
    private readonly CancellationTokenSource _closing = new();
    private readonly KestrelServer _server;
    private readonly ListenOptions _grpc;
    private readonly ListenOptions _http;

    private OtlpReceiver()
    {
        var options = new KestrelServerOptions { ApplicationServices = new ServiceCollection().BuildServiceProvider() };
        options.Limits.MaxRequestBodySize = null;
        _grpc = Listen(options, HttpProtocols.Http2);
        _http = Listen(options, HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    /// <summary>The endpoint for gRPC: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> with the protocol <c>grpc</c>.</summary>
    public Uri GrpcEndpoint => new($"http://{_grpc.IPEndPoint}");

    /// <summary>The endpoint for http/protobuf: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, without the path of a signal.</summary>
    public Uri HttpEndpoint => new($"http://{_http.IPEndPoint}");

    /// <summary>Decides the reply to each request. When <see langword="null"/>, every reply is a success.</summary>
    public Func<OtlpRequest, OtlpReply>? Respond { get; set; }

    /// <summary>Every well-formed request, accepted or not, in the order of arrival.</summary>
    public IReadOnlyList<OtlpRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>Requests that are not valid OTLP, with the reason.</summary>
    public IReadOnlyList<string> ProtocolErrors
    {
        get
        {
            lock (_lock) return [.. _protocolErrors];
        }
    }

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._server.StartAsync(new OtlpApplication(receiver.HandleAsync), CancellationToken.None);
        return receiver;
    }

    /// <summary>Returns every well-formed request since the last call and forgets it.</summary>
    public IReadOnlyList<OtlpRequest> TakeRequests()
    {
        lock (_lock)
        {
            OtlpRequest[] taken = [.. _requests];
            _requests.Clear();
            return taken;
        }
    }

    /// <summary>All spans of the accepted requests.</summary>
    public Task<IReadOnlyList<OtlpSpan>> SpansAsync() => _spans.AllAsync(Accepted(OtlpSignal.Traces));

    /// <summary>All metric points of the accepted requests.</summary>
    public Task<IReadOnlyList<OtlpMetricPoint>> MetricPointsAsync() => _points.AllAsync(Accepted(OtlpSignal.Metrics));

    /// <summary>All log records of the accepted requests.</summary>
    public Task<IReadOnlyList<OtlpLogRecord>> LogRecordsAsync() => _records.AllAsync(Accepted(OtlpSignal.Logs));

    public Task<IReadOnlyList<OtlpSpan>> WaitForSpansAsync(Func<IReadOnlyList<OtlpSpan>, bool> enough, TimeSpan? timeout = null) =>
        WaitAsync(SpansAsync, enough, timeout, span => span.Name);

    public Task<IReadOnlyList<OtlpMetricPoint>> WaitForMetricPointsAsync(
        Func<IReadOnlyList<OtlpMetricPoint>, bool> enough, TimeSpan? timeout = null) =>
        WaitAsync(MetricPointsAsync, enough, timeout, point => point.MetricName);

    public Task<IReadOnlyList<OtlpLogRecord>> WaitForLogRecordsAsync(
        Func<IReadOnlyList<OtlpLogRecord>, bool> enough, TimeSpan? timeout = null) =>
        WaitAsync(LogRecordsAsync, enough, timeout, record => $"{record.Body}");

    public Task WaitForRequestsAsync(Func<IReadOnlyList<OtlpRequest>, bool> enough, TimeSpan? timeout = null) =>
        WaitAsync(() => Task.FromResult(Requests), enough, timeout, request => request.Path);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        using var immediately = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(immediately.Token);
        _server.Dispose();
        _closing.Dispose();
    }

    private static ListenOptions Listen(KestrelServerOptions options, HttpProtocols protocols)
    {
        ListenOptions? listening = null;
        options.Listen(IPAddress.Loopback, 0, listen => (listening = listen).Protocols = protocols);
        return listening!;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var protocol = context.Request.Protocol == HttpProtocol.Http2 ? OtlpProtocol.Grpc : OtlpProtocol.HttpProtobuf;
        try
        {
            var request = await ReadAsync(context.Request, protocol);
            lock (_lock) _requests.Add(request);
            await ReplyAsync(context, request, Respond?.Invoke(request) ?? OtlpReply.Success);
        }
        catch (InvalidDataException error)
        {
            lock (_lock) _protocolErrors.Add($"{context.Request.Method} {context.Request.Path}: {error.Message}");
            await OtlpReplyWriter.WriteAsync(context, protocol, OtlpReply.Http(HttpStatusCode.BadRequest, error.Message));
        }
    }

    private static async Task<OtlpRequest> ReadAsync(HttpRequest request, OtlpProtocol protocol)
    {
        var wire = await OtlpBody.ReadAsync(request);
        if (!HttpMethods.IsPost(request.Method) || !OtlpRoute.TryFind(protocol, request.Path.Value!, out var signal))
            throw new InvalidDataException("OTLP has no such method and path");
        return new OtlpRequest
        {
            Signal = signal,
            Protocol = protocol,
            Path = request.Path.Value!,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = OtlpBody.Unwrap(protocol, request.Headers, wire),
            WireLength = wire.Length,
        };
    }

    private async Task ReplyAsync(HttpContext context, OtlpRequest request, OtlpReply reply)
    {
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        await reply.SendAfter.WaitAsync(closed.Token);
        request.Accepted = reply.Accepts(request.Protocol);
        await OtlpReplyWriter.WriteAsync(context, request.Protocol, reply);
    }

    private IEnumerable<OtlpRequest> Accepted(OtlpSignal signal) =>
        Requests.Where(request => request.Accepted && request.Signal == signal);

    private async Task<IReadOnlyList<T>> WaitAsync<T>(
        Func<Task<IReadOnlyList<T>>> all, Func<IReadOnlyList<T>, bool> enough, TimeSpan? timeout, Func<T, string> name)
    {
        IReadOnlyList<T> found = [];
        await Poll.UntilAsync(
            async () => enough(found = await all()),
            timeout ?? Poll.DefaultTimeout,
            () => $"enough {typeof(T).Name} items. {found.Count} arrived, in {Requests.Count} requests of all signals: "
                + $"{string.Join(", ", found.Select(name))}. Invalid OTLP: {string.Join("; ", ProtocolErrors)}");
        return found;
    }
}
