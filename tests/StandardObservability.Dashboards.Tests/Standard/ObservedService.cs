using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>A real web service with the standard registration, that is used, fails and is overloaded, and sends embedded metrics to a socket.</summary>
internal sealed class ObservedService : IAsyncDisposable
{
    private const int MaxConnections = 8;

    /// <summary>How long each request takes at least: the exported duration and that of another listener are measured some microseconds apart (ADR 47).</summary>
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _app;
    private readonly TcpListener _agent;
    private readonly Task<string> _received;

    private ObservedService(WebApplication app, TcpListener agent, Task<string> received) => (_app, _agent, _received) = (app, agent, received);

    public Uri Address => new(_app.Urls.Single());

    /// <param name="extend">Adds to the service what a test needs; it returns what maps further endpoints.</param>
    public static async Task<ObservedService> StartAsync(Func<WebApplicationBuilder, Action<WebApplication>>? extend = null)
    {
        var agent = new TcpListener(IPAddress.Loopback, FreePort.Next());
        agent.Start();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([
            new("OTEL_SERVICE_NAME", "shop"),
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("OTEL_LOGS_EXPORTER", "none"),
            new("AWS_EMF_AGENT_ENDPOINT", $"tcp://{agent.LocalEndpoint}")]);
        builder.AddStandardObservability();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static k => k.Limits.MaxConcurrentConnections = MaxConnections);
        builder.Services.AddHttpClient();
        var map = extend?.Invoke(builder);
        var app = builder.Build();
        app.Use(static async (context, next) =>
        {
            await Task.Delay(Work);
            await next(context);
        });
        map?.Invoke(app);
        app.MapGet("/orders/{id:int}", static (int id) => Results.StatusCode(id));
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        app.MapGet("/call/{id:int}", static async (int id, HttpClient http, HttpRequest request)
            => (int)(await http.GetAsync(new Uri($"http://{request.Host}/orders/{id}"))).StatusCode);
        app.MapGet("/unreachable", static async (HttpClient http) => await http.GetAsync(new Uri("http://127.0.0.1:1/")));
        var service = new ObservedService(app, agent, ReadAsync(agent));
        await app.StartAsync();
        return service;
    }

    /// <summary>Uses everything that the standard model shows.</summary>
    public async Task UseAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await http.GetStringAsync(new Uri("/orders/200", UriKind.Relative));
        await _app.Services.FlushTelemetryAsync();
        foreach (var path in (string[])["/orders/200", "/orders/404", "/broken", "/call/200", "/call/500", "/unreachable", "/nowhere"])
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        }

        GC.Collect();
        List<TcpClient> connections = [.. Enumerable.Range(0, MaxConnections * 2).Select(_ => new TcpClient(Address.Host, Address.Port))];
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        connections.ForEach(static c => c.Dispose());
    }

    /// <summary>Stops the service.</summary>
    /// <returns>The documents of embedded metric format that it sent.</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        return (await _received).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The names of all metrics that CloudWatch would have of some documents.</summary>
    public static IReadOnlySet<string> FindMetrics(IEnumerable<string> documents)
        => documents.Select(static l => JsonDocument.Parse(l).RootElement)
            .SelectMany(static d => d.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray())
            .SelectMany(static d => d.GetProperty("Metrics").EnumerateArray())
            .Select(static m => m.GetProperty("Name").GetString()!)
            .ToHashSet(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _agent.Dispose();
    }

    private static async Task<string> ReadAsync(TcpListener agent)
    {
        using var client = await agent.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
