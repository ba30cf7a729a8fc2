using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>An OTLP/gRPC receiver that counts the items of what arrives, answers that all is well, and forgets it.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private static readonly byte[] EmptyMessage = new byte[5];
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly OtlpPayloadReader _reader = new(new RedactionPolicy(new RedactionOptions { Enabled = false }));
    private readonly WebApplication _server;
    private long _spans;
    private long _records;

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, static endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Address => new(_server.Urls.First());

    public long Spans => Interlocked.Read(ref _spans);

    public long Records => Interlocked.Read(ref _records);

    public static async Task<OtlpSink> StartAsync()
    {
        var sink = new OtlpSink();
        await sink._server.StartAsync();
        return sink;
    }

    /// <summary>Waits until nothing has arrived for a second.</summary>
    public async Task SettledAsync()
    {
        long before;
        do
        {
            before = Spans + Records;
            await Task.Delay(Quiet);
        }
        while (before != Spans + Records);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Count(context.Request.Path.Value!, body);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(EmptyMessage);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private void Count(string method, MemoryStream body)
    {
        if (method.Contains("TraceService", StringComparison.Ordinal))
        {
            Interlocked.Add(ref _spans, CountItems(body, OtlpSignal.Traces));
        }
        else if (method.Contains("LogsService", StringComparison.Ordinal))
        {
            Interlocked.Add(ref _records, CountItems(body, OtlpSignal.Logs));
        }
    }

    private long CountItems(MemoryStream body, OtlpSignal signal)
    {
        if (GrpcFrame.FindMessage(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } message)
        {
            return 0;
        }

        lock (_reader)
        {
            return _reader.Read(message.Span, signal).Items;
        }
    }
}
