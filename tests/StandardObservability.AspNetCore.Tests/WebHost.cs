using System.Diagnostics;
using System.Text.Json;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Lines;

namespace StandardObservability.AspNetCore.Tests;

/// <summary>A real web application on a loopback port, with its standard output captured and every server activity counted.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ActivityListener _listener;
    private int _serverActivities;

    private WebHost(WebApplication app, CapturedStream output)
    {
        (_app, Output) = (app, output);
        _listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == "Microsoft.AspNetCore",
            ActivityStarted = _ => Interlocked.Increment(ref _serverActivities),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public CapturedStream Output { get; }

    /// <summary>Server activities that were started, whether or not anybody recorded them.</summary>
    public int ServerActivities => Volatile.Read(ref _serverActivities);

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public IEnumerable<JsonElement> Events => Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement);

    public static async Task<WebHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<WebApplicationBuilder>? set = null,
        Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("OTEL_SERVICE_NAME", "web"), .. settings ?? []]);
        (set ?? (static b => b.AddStandardObservability()))(builder);
        var output = new CapturedStream();
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        builder.Services.AddHttpClient();

        var app = builder.Build();
        app.MapGet("/hello/{name}", static (string name, ILogger<WebHost> log) =>
        {
            log.LogInformation("Hello {Name}", name);
            return name;
        });
        app.MapGet("/echo", static (HttpRequest request) => string.Join('\n', request.Headers.Select(static h => $"{h.Key}: {h.Value}")));
        app.MapGet("/onward", static async (HttpClient http, HttpRequest request) => await http.GetStringAsync($"http://{request.Host}/echo"));
        app.MapGet("/broken", static void () => throw new InvalidOperationException("no"));
        map?.Invoke(app);
        var host = new WebHost(app, output);
        await app.StartAsync();
        host.Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(app.Urls.Single()) };
        return host;
    }

    public async Task<string> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _listener.Dispose();
        Client.Dispose();
    }
}
