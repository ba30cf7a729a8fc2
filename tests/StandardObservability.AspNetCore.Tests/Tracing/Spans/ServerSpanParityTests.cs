using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing.Spans;

/// <summary>A request has the same server span as with OpenTelemetry's instrumentation, alone and beside it.</summary>
public sealed class ServerSpanParityTests
{
    private static readonly string[] Requests =
    [
        "GET /hello/bob HTTP/1.1\r\nHost: shop.example.com",
        "GET /hello/bob HTTP/1.1\r\nHost: shop.example.com:8080\r\nUser-Agent: curl/8.5",
        "GET /hello/bob HTTP/1.1\r\nHost: [::1]:80\r\nUser-Agent: a\r\nUser-Agent: b",
        "GET /hello/bob HTTP/1.1\r\nHost:",
        "GET /hello/bob HTTP/1.0",
        "GET /hello/a%20b HTTP/1.1\r\nHost: shop",
        "GET /hello/a%2Fb%3Fc HTTP/1.1\r\nHost: shop",
        "GET /hello/%E2%82%AC%25 HTTP/1.1\r\nHost: shop",
        "GET /hello/%FF HTTP/1.1\r\nHost: shop",
        "GET / HTTP/1.1\r\nHost: shop",
        "GET /base HTTP/1.1\r\nHost: shop",
        "GET /base/hello/bob HTTP/1.1\r\nHost: shop",
        "GET http://other.example.com:81/hello/bob HTTP/1.1\r\nHost: other.example.com:81",
        "OPTIONS * HTTP/1.1\r\nHost: shop",
        "HEAD /hello/bob HTTP/1.1\r\nHost: shop",
        "POST /hello/bob HTTP/1.1\r\nHost: shop\r\nContent-Length: 0",
        "get /hello/bob HTTP/1.1\r\nHost: shop",
        "PROPFIND /any HTTP/1.1\r\nHost: shop",
        "QUERY /any HTTP/1.1\r\nHost: shop",
        "TRACE /any HTTP/1.1\r\nHost: shop",
        "PATCH /any HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?page=2 HTTP/1.1\r\nHost: shop",
        "GET /hello/bob? HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?a HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?a=&b HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?=x HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?a=b=c&a=%20d&&e HTTP/1.1\r\nHost: shop",
        "GET /hello/bob??a=1?b=2;c=3 HTTP/1.1\r\nHost: shop",
        "GET /hello/bob?a=1#f HTTP/1.1\r\nHost: shop",
        "GET /nowhere HTTP/1.1\r\nHost: shop",
        "GET /broken HTTP/1.1\r\nHost: shop",
        "GET /early HTTP/1.1\r\nHost: shop",
        "GET /canceled HTTP/1.1\r\nHost: shop",
        "GET /status/204 HTTP/1.1\r\nHost: shop",
        "GET /status/404 HTTP/1.1\r\nHost: shop",
        "GET /status/499 HTTP/1.1\r\nHost: shop",
        "GET /status/500 HTTP/1.1\r\nHost: shop",
        "GET /status/503 HTTP/1.1\r\nHost: shop",
        "GET /status/x HTTP/1.1\r\nHost: shop",
        "GET /status/999 HTTP/1.1\r\nHost: shop",
        "GET /tags HTTP/1.1\r\nHost: shop",
        "GET /named HTTP/1.1\r\nHost: shop",
        "GET /described HTTP/1.1\r\nHost: shop",
        "GET /started HTTP/1.1\r\nHost: shop",
        "GET /files/a/b/c HTTP/1.1\r\nHost: shop",
        "GET /starting HTTP/1.1\r\nHost: shop",
        "GET /short HTTP/1.1\r\nHost: shop",
        "GET /ok HTTP/1.1\r\nHost: shop",
        "GET /fine HTTP/1.1\r\nHost: shop",
    ];

    private static readonly Dictionary<string, Action<WebApplicationBuilder>> Ways = new(StringComparer.Ordinal)
    {
        ["theirs"] = AddTheirs,
        ["ours"] = static b => b.AddStandardObservability(),
        ["ours, then theirs"] = static b =>
        {
            b.AddStandardObservability();
            AddTheirs(b);
        },
        ["theirs, then ours"] = static b =>
        {
            AddTheirs(b);
            b.AddStandardObservability();
        },
        ["ours, with events of the application"] = static b =>
        {
            b.Services.AddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
            b.AddStandardObservability();
        },
    };

    private static string? _expected;

    public static TheoryData<string> Ours => [.. Ways.Keys.Skip(1)];

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Each_request_has_the_same_server_span(string way)
    {
        _expected ??= await RequestAsync("theirs");

        Assert.Equal(_expected, await RequestAsync(way), ignoreLineEndingDifferences: true);
    }

    private static void AddTheirs(WebApplicationBuilder builder)
        => builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddAspNetCoreInstrumentation());

    /// <summary>Each request with its span.</summary>
    private static async Task<string> RequestAsync(string way)
    {
        var spans = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Ways[way](builder);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new SimpleActivityExportProcessor(new Describing(spans))));
        await using var app = builder.Build();
        Map(app);
        await app.StartAsync();
        var result = new StringBuilder();
        foreach (var request in Requests)
        {
            await SendAsync(new Uri(app.Urls.Single()).Port, request);
            await Poll.UntilAsync(() => !spans.IsEmpty, Poll.DefaultTimeout, request);
            result.AppendLine(request).AppendJoin(" and ", spans).AppendLine();
            spans.Clear();
        }

        await app.StopAsync();
        return result.ToString();
    }

    private static void Map(WebApplication app)
    {
        app.UsePathBase("/base");
        app.Use(static (context, next) => context.Request.Path == "/early" ? throw new InvalidOperationException("early") : next(context));
        app.UseRouting();
        app.MapGet("/hello/{name}", static (string name) => name);
        app.MapGet("/", static () => "root");
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        app.MapGet("/canceled", static Task () => Task.FromCanceled(new CancellationToken(canceled: true)));
        app.MapGet("/status/{code}", static (int code) => Results.StatusCode(code));
        app.MapGet("/tags", static void () => Activity.Current!.SetTag("url.path", "/mine").SetTag("http.route", "mine").SetTag("http.response.status_code", 1).SetTag("url.scheme", null));
        app.MapGet("/named", static void () => Activity.Current!.DisplayName = "mine");
        app.MapGet("/described", static IResult () =>
        {
            Activity.Current!.SetStatus(ActivityStatusCode.Error, "mine");
            return Results.Ok();
        });
        app.MapGet("/started", static async (HttpContext c) =>
        {
            await c.Response.WriteAsync("half");
            throw new InvalidOperationException("late");
        });
        app.MapGet("/starting", static void (HttpContext c) => c.Response.OnStarting(static () => throw new InvalidOperationException("late")));
        app.MapGet("/short", static async (HttpContext c) =>
        {
            c.Response.ContentLength = 10;
            await c.Response.WriteAsync("half");
        });
        app.MapGet("/ok", static void () => throw new InvalidOperationException(Activity.Current!.SetStatus(ActivityStatusCode.Ok).DisplayName));
        app.MapGet("/fine", static IResult () =>
        {
            Activity.Current!.SetStatus(ActivityStatusCode.Ok);
            return Results.StatusCode(500);
        });
        app.MapGet("/files/{**path}", static (string path) => path);
        app.Map("/any", static () => "any");
    }

    private static async Task SendAsync(int port, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request + "\r\nConnection: close\r\n\r\n"));
        await stream.CopyToAsync(Stream.Null);
    }

    private sealed class Describing(ConcurrentQueue<string> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                var tags = span.TagObjects.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}:{t.Value?.GetType().Name}")).Order(StringComparer.Ordinal);
                spans.Enqueue($"{span.DisplayName} {span.Kind} {span.Status} {span.StatusDescription} {string.Join(' ', tags)}");
            }

            return ExportResult.Success;
        }
    }
}
