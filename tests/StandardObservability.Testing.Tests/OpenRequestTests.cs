using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Testing.Tests;

/// <summary>Hosts that are stopped while requests are open. A test server does not wait for them.</summary>
public sealed class OpenRequestTests
{
    [Fact]
    public async Task A_host_stops_after_the_server_span_of_a_request_that_the_client_has_received()
    {
        await using var telemetry = new TelemetryCapture();
        await using (var app = await StartAsync(telemetry))
        {
            using var client = app.GetTestClient();
            await client.GetStringAsync(new Uri("/slow-end", UriKind.Relative));
            await app.StopAsync();
        }

        Assert.Single(telemetry.Spans, static s => s.Name == "GET /slow-end");
    }

    [Fact]
    public async Task A_host_stops_within_a_second_or_two_when_a_request_never_ends()
    {
        await using var telemetry = new TelemetryCapture();
        await using var app = await StartAsync(telemetry);
        using var client = app.GetTestClient();
        using var response = await client.GetAsync(new Uri("/endless", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        var start = Stopwatch.GetTimestamp();
        await app.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task An_excluded_request_does_not_delay_the_stop()
    {
        await using var telemetry = new TelemetryCapture();
        await using var app = await StartAsync(telemetry);
        using var client = app.GetTestClient();
        await client.GetStringAsync(new Uri("/quiet", UriKind.Relative));

        var start = Stopwatch.GetTimestamp();
        await app.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(0.9));
    }

    private static async Task<WebApplication> StartAsync(TelemetryCapture telemetry)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.AddStandardObservability();
        builder.Services.AddTelemetryCapture(telemetry);
        var app = builder.Build();
        app.MapGet("/slow-end", static (HttpContext context) =>
        {
            context.Response.OnCompleted(static () => Task.Delay(200));
            return "answered";
        });
        app.MapGet("/endless", static async (HttpContext context) =>
        {
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        app.MapGet("/quiet", static () => "answered").DisableRequestTelemetry();
        await app.StartAsync();
        return app;
    }
}
