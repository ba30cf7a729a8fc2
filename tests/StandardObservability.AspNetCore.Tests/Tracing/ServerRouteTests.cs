using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Testing;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>Spans, log lines and metrics have the route that was requested.</summary>
public sealed class ServerRouteTests
{
    public static TheoryData<string, string, string, string> Requests => new()
    {
        { "/orders/7", "/orders/7", "/orders/{id}", "none" },
        { "/fail/7", "/fail/7", "/fail/{id}", "exception handler" },
        { "/reset/s3cr3t", "/reset/REDACTED-key", "/reset/{token}", "status code pages" },
        { "/status/7", "/status/7", "/status/{id}", "status code pages" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task All_signals_have_the_requested_route(string url, string path, string route, string pages)
    {
        var (span, line, metric) = await RequestAsync(url, pages);

        Assert.Equal(($"GET {route}", route, path), (span.Name, span.Attributes["http.route"], span.Attributes["url.path"]));
        Assert.Equal((route, path), (line.GetProperty("http.route").GetString(), line.GetProperty("url.path").GetString()));
        Assert.Equal(route, metric);
    }

    [Theory]
    [InlineData("/Shop/List", "Shop/List/{id?}")]
    [InlineData("/shop/list/7", "Shop/List/{id?}")]
    [InlineData("/", "Shop/Index/{id?}")]
    [InlineData("/eu/Shop/List", "{region}/Shop/List")]
    public async Task A_conventional_route_names_controller_and_action(string url, string route)
    {
        var (span, line, metric) = await RequestAsync(url, "none");

        Assert.Equal(($"GET {route}", route), (span.Name, span.Attributes["http.route"]));
        Assert.Equal((route, route), (line.GetProperty("http.route").GetString(), metric));
    }

    private static async Task<(CapturedSpan Span, JsonElement Line, object? MetricRoute)> RequestAsync(string url, string pages)
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await WebHost.StartAsync(
            set: b => b.AddStandardObservability().Services.AddTelemetryCapture(telemetry).AddControllers().AddApplicationPart(typeof(ShopController).Assembly),
            map: app => Map(app, pages));
        await host.GetAsync(url);
        await host.StopAsync();
        var line = host.Events.Single(static e => e.TryGetProperty("event_name", out var name) && name.GetString() == "RequestEnded");
        var point = telemetry.Points.Last(static p => p.Name == "http.server.request.duration");
        return (Assert.Single(telemetry.Spans), line, point.Attributes["http.route"]);
    }

    private static void Map(WebApplication app, string pages)
    {
        _ = pages switch
        {
            "exception handler" => app.UseExceptionHandler("/error"),
            "status code pages" => app.UseStatusCodePagesWithReExecute("/error"),
            "redirect" => app.UseStatusCodePagesWithRedirects("/error"),
            _ => app,
        };
        app.MapGet("/orders/{id}", static (int id) => id);
        app.MapGet("/fail/{id}", IResult (int id) => throw new InvalidOperationException("no"));
        app.MapGet("/status/{id}", static (int id) => Results.StatusCode(404));
        app.MapGet("/reset/{token}", static (string token) => Results.StatusCode(404));
        app.MapGet("/error", static () => "sorry");
        app.MapControllerRoute("region", "{region}/{controller:alpha}/{action}");
        app.MapControllerRoute("default", "{controller=Shop}/{action=Index}/{id?}");
    }
}

/// <summary>A controller without attribute routes.</summary>
[SuppressMessage("Maintainability", "CA1515:Consider making public types internal", Justification = "MVC finds public controllers only.")]
public sealed class ShopController : ControllerBase
{
    public string Index() => "index";

    public string List() => "list";
}
