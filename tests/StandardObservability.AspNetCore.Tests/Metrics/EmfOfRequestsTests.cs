using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>The CloudWatch metrics of a web service, each of which is billed.</summary>
public sealed class EmfOfRequestsTests
{
    private static readonly KeyValuePair<string, string?>[] Emf = [new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_LOGS_EXPORTER", "none")];

    [Fact]
    public async Task A_service_with_default_settings_and_20_routes_creates_at_most_100_metrics()
    {
        await using var host = await WebHost.StartAsync(Emf, map: static app =>
        {
            for (var route = 0; route < 20; route++)
            {
                app.MapGet($"/route{route}/{{status:int}}", static (int status) => Results.StatusCode(status));
            }
        });

        for (var route = 0; route < 20; route++)
        {
            foreach (var status in (int[])[200, 404])
            {
                await host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/route{route}/{status}"));
            }
        }

        await host.GetAsync("/route0/500");
        await host.GetAsync("/onward");
        await host.StopAsync();

        var billed = Documents(host).SelectMany(Metrics).Distinct().ToList();
        // The rest of the promised 100 is for libraries, see KnownInstrumentationTests.
        Assert.InRange(billed.Count, 41, 77);
        Assert.Equal(43, billed.Count(static m => m.StartsWith("http.server.request.duration{http.route=", StringComparison.Ordinal)));
        Assert.Contains("http.server.request.duration{http.route=/route7/{status:int},http.response.status_class=4xx}", billed);
    }

    [Fact]
    public async Task Calls_that_fail_in_the_called_service_are_client_faults_and_the_metric_is_written_even_at_zero()
    {
        await using var host = await WebHost.StartAsync([.. Emf, new("OTEL_METRIC_EXPORT_INTERVAL", "60000")], map: static app =>
        {
            app.MapGet("/status/{status:int}", static (int status) => Results.StatusCode(status));
            app.MapGet("/call/{status:int}", static async (int status, HttpClient http, HttpRequest request)
                => (int)(await http.GetAsync(new Uri($"http://{request.Host}/status/{status}"))).StatusCode);
            app.MapGet("/unreachable", static async (HttpClient http) =>
            {
                try
                {
                    await http.GetAsync(new Uri("http://127.0.0.1:1/"));
                }
                catch (HttpRequestException)
                {
                    // Expected: nothing listens there.
                }
            });
        });
        await host.GetAsync("/hello/bob");
        Flush(host);
        foreach (var path in (string[])["/call/200", "/call/404", "/call/429", "/call/500", "/call/503", "/unreachable"])
        {
            await host.GetAsync(path);
        }

        await host.StopAsync();

        var faults = Documents(host).Where(static d => d.TryGetProperty("http.client.request.faults", out _)).ToList();
        Assert.Equal(3, faults.Sum(static d => d.GetProperty("http.client.request.faults").GetInt64()));
        Assert.All(faults, static d => Assert.Equal(2, d.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Dimensions")[0].GetArrayLength()));
    }

    [Fact]
    public async Task Faults_are_a_separate_metric_that_is_exported_even_at_zero()
    {
        await using var host = await WebHost.StartAsync([.. Emf, new("OTEL_METRIC_EXPORT_INTERVAL", "60000")]);
        await host.GetAsync("/hello/bob");
        Flush(host);
        await host.GetAsync("/broken");
        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        var faults = Documents(host).Where(static d => d.TryGetProperty("http.server.request.faults", out _)).Select(static d => d.GetProperty("http.server.request.faults").GetInt64());

        Assert.Equal([0, 1], faults);
    }

    private static void Flush(WebHost host)
        => OpenTelemetry.Metrics.MeterProviderExtensions.ForceFlush((OpenTelemetry.Metrics.MeterProvider)host.Services.GetService(typeof(OpenTelemetry.Metrics.MeterProvider))!);

    private static IEnumerable<JsonElement> Documents(WebHost host)
        => host.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(static l => JsonDocument.Parse(l).RootElement);

    private static IEnumerable<string> Metrics(JsonElement document)
    {
        var directive = document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        var dimensions = string.Join(',', directive.GetProperty("Dimensions")[0].EnumerateArray().Select(static d => d.GetString()!).Where(static d => d is not ("Service" or "Environment")).Select(d => $"{d}={document.GetProperty(d).GetString()}"));
        return directive.GetProperty("Metrics").EnumerateArray().Select(m => m.GetProperty("Name").GetString()! + (dimensions.Length > 0 ? $"{{{dimensions}}}" : string.Empty));
    }
}
