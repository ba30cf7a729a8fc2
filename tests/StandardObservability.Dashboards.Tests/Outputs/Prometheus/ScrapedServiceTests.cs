using System.Text.Json.Nodes;
using Judges;
using Judges.Prometheus;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.Dashboards.Tests.Standard;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>
/// A real service, OpenTelemetry's own exporter for Prometheus, and a real Prometheus: the names and labels in the queries of the dashboard are those
/// that arrive. Runs alone, because the service is overloaded.
/// </summary>
[Collection(nameof(RenderedDashboardTests))]
public sealed class ScrapedServiceTests
{
    /// <summary>Not every machine limits memory. And .NET's exporter keeps a "total" within a name, which Prometheus' translation of OTLP moves to the end.</summary>
    private static readonly string[] NotHere = ["container_memory_limit_bytes", "dotnet_gc_heap_allocated_bytes_total"];

    [JudgedFact]
    public async Task Each_query_of_the_dashboard_finds_the_series_of_a_service_that_is_used()
    {
        var model = StandardModel.For("shop");
        await using var service = await ObservedService.StartAsync(static builder =>
        {
            builder.Services.AddOpenTelemetry().WithMetrics(static m => m.AddPrometheusExporter(static o => o.ScrapeResponseCacheDurationMilliseconds = 0));
            return static app => app.MapPrometheusScrapingEndpoint();
        });
        await service.UseAsync();
        await using var prometheus = await PrometheusServer.StartAsync("shop", service.Address);
        await WaitAsync("count_over_time(up[1m]) > 3");
        await service.UseAsync();
        await WaitAsync("count_over_time(up[1m]) > 6");

        var panels = JsonNode.Parse(GrafanaDashboard.Render(model, new PrometheusOptions { ExportInterval = TimeSpan.FromSeconds(1) }).Text)!["panels"]!.AsArray();
        var empty = new List<string>();
        foreach (var query in panels.SelectMany(static p => p!["targets"]?.AsArray() ?? []).Select(static t => (string?)t!["expr"]).OfType<string>().Where(static e => !e.StartsWith("ALERTS", StringComparison.Ordinal)))
        {
            var text = query.Replace("$environment", ".*", StringComparison.Ordinal).Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$__range", "1m", StringComparison.Ordinal);
            if ((await prometheus.QueryAsync(text)).Count == 0 && !NotHere.Any(n => text.Contains(n, StringComparison.Ordinal)))
            {
                empty.Add(text);
            }
        }

        Assert.Empty(empty);

        Task WaitAsync(string expression) => Poll.UntilAsync(async () => (await prometheus.QueryAsync(expression)).Count > 0, Poll.DefaultTimeout, expression);
    }
}
