using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Tests.Requests;

/// <summary>Requests that ASP.NET Core describes in different ways, and an application that answers them.</summary>
internal static class EveryRequest
{
    public static readonly string[] All =
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

    public static void Map(WebApplication app)
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

    public static async Task SendAsync(int port, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request + "\r\nConnection: close\r\n\r\n"));
        await stream.CopyToAsync(Stream.Null);
    }
}
