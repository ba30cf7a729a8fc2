using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>A gRPC service without telemetry of its own, over HTTP/2 without TLS, which answers every message with itself and keeps the headers of each call.</summary>
internal sealed class GrpcRecorder : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<IHeaderDictionary> _calls = [];

    private GrpcRecorder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static k => k.ConfigureEndpointDefaults(static e => e.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Url => new(_app.Urls.Single());

    /// <summary>The headers of the only call so far.</summary>
    public IHeaderDictionary Only
    {
        get
        {
            lock (_calls)
            {
                return Xunit.Assert.Single(_calls);
            }
        }
    }

    public static async Task<GrpcRecorder> StartAsync()
    {
        var recorder = new GrpcRecorder();
        await recorder._app.StartAsync();
        return recorder;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext call)
    {
        lock (_calls)
        {
            _calls.Add(new HeaderDictionary(call.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)));
        }

        call.Response.ContentType = "application/grpc";
        await call.Request.Body.CopyToAsync(call.Response.Body);
        call.Response.AppendTrailer("grpc-status", "0");
    }
}
