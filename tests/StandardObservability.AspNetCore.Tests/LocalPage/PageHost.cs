using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>A real web application with the one line, by default in Development, and requests to its page.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app, List<Activity> spans, LoggedEvents lines) => (_app, Spans, Lines) = (app, spans, lines);

    /// <summary>The spans that were exported.</summary>
    public List<Activity> Spans { get; }

    /// <summary>What another logger provider receives.</summary>
    public LoggedEvents Lines { get; }

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    /// <summary>The key, as the console has it.</summary>
    public string Key { get; private set; } = string.Empty;

    public static async Task<PageHost> StartAsync(
        Action<WebApplicationBuilder>? set = null,
        Action<WebApplication>? map = null,
        string environment = "Development",
        string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var (spans, lines) = (new List<Activity>(), new LoggedEvents());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Configuration.AddInMemoryCollection([new("OTEL_SERVICE_NAME", "web"), new("Observability:Logs:StandardOutput", "Off")]);
        builder.AddStandardObservability();
        builder.Logging.AddProvider(lines);
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(spans));
        set?.Invoke(builder);
        var app = builder.Build();
        map?.Invoke(app);
        app.MapGet("/orders/{id:int}", static (int id, ILogger<PageHost> log) =>
        {
            log.LogInformation("Order {Id} of someone@example.com", id);
            return Results.StatusCode(id);
        });
        app.MapGet("/broken", static void () => throw new InvalidOperationException("<script>alert(1)</script>"));
        var host = new PageHost(app, spans, lines);
        host.Key = await ReadConsoleAsync(app.StartAsync);
        host.Client = CreateClient(new Uri(app.Urls.Single()));
        return host;
    }

    public static HttpClient CreateClient(Uri address)
        => new(new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Starts a host and reads the key from the line that it prints.</summary>
    private static async Task<string> ReadConsoleAsync(Func<CancellationToken, Task> start)
    {
        var (console, lines) = (Console.Out, new StringWriter());
        Console.SetOut(lines);
        try
        {
            await start(CancellationToken.None);
            return lines.ToString().Split("?key=") is [_, var rest] ? rest.Split(')')[0] : string.Empty;
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    /// <summary>Requests a path of the page with headers of the form <c>Name: value</c>.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_observability" + path);
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return await Client.SendAsync(request);
    }

    public async Task<int> StatusAsync(string path, params string[] headers)
    {
        using var response = await SendAsync(path, headers);
        return (int)response.StatusCode;
    }

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await SendAsync(path);
        using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        return (await JsonDocument.ParseAsync(stream)).RootElement;
    }

    public async Task GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Client.Dispose();
    }
}
