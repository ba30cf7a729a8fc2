using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using StandardObservability.Testing;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>A web service with web sockets, server-sent events and a hub of SignalR.</summary>
internal static class LongRunningHost
{
    public static Task<WebHost> StartAsync(
        TelemetryCapture? telemetry = null,
        HttpProtocols protocols = HttpProtocols.Http1,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        string meter = "None")
        => WebHost.StartAsync(
            [.. EmfFaults.Settings, .. settings ?? []],
            b =>
            {
                b.AddStandardObservability().WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = protocols));
                b.Services.AddSignalR();
                b.Services.ConfigureOpenTelemetryMeterProvider(m => m.AddMeter(meter));
                if (telemetry is not null)
                {
                    b.Services.AddTelemetryCapture(telemetry);
                }
            },
            Map);

    public static async Task OpenWebSocketAsync(WebHost host, string path, Version? version = null)
    {
        using var socket = new ClientWebSocket();
        using var handler = new HttpMessageInvoker(new SocketsHttpHandler());
        (socket.Options.HttpVersion, socket.Options.HttpVersionPolicy) = (version ?? HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{host.Client.BaseAddress!.Port}{path}"), handler, CancellationToken.None);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    public static async Task OpenHubAsync(WebHost host, HttpTransportType transport)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(host.Client.BaseAddress!, "/hub"), transport).Build();
        await connection.StartAsync();
        if (await connection.InvokeAsync<string>(nameof(EchoHub.Echo), "a") != "a")
        {
            throw new InvalidOperationException("The hub did not answer.");
        }

        await connection.StopAsync();
    }

    private static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.MapHub<EchoHub>("/hub");
        app.Map("/socket", static async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var received = await socket.ReceiveAsync(new byte[10], CancellationToken.None);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            if (context.Request.Query.ContainsKey("fail"))
            {
                throw new InvalidOperationException($"after {received.Count} bytes");
            }
        });
        app.Map("/closed", static () => Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapMethods("/events", ["GET", "POST"], static async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
        });
    }
}
