using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>What runs often and fails seldom creates neither spans nor lines: health checks in the background, static files, Blazor's circuits.</summary>
public sealed class QuietByDefaultTests
{
    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData(null)]
    [InlineData("always_on")]
    public async Task Health_checks_of_a_publisher_create_no_spans(string? sampler)
    {
        using var other = new HeaderRecorder();
        var publisher = new Publisher();
        await using var host = await WebHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", sampler)],
            b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
                b.Services.AddHealthChecks().AddAsyncCheck("other", async () =>
                {
                    using var http = new HttpClient();
                    await http.GetStringAsync(other.Url);
                    return HealthCheckResult.Healthy();
                });
                b.Services.AddSingleton<IHealthCheckPublisher>(publisher);
                b.Services.Configure<HealthCheckPublisherOptions>(static o => o.Delay = TimeSpan.Zero);
            });

        var report = await publisher.Report.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal("GET /hello/{name}", Assert.Single(_spans).DisplayName);
        Assert.EndsWith("-00", other.Only["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_health_checks_starts_no_service_for_them()
    {
        await using var host = await WebHost.StartAsync();

        Assert.DoesNotContain(host.Services.GetServices<IHostedService>(), static s => s.GetType().Assembly == typeof(HealthCheckService).Assembly);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, report.Status);
    }

    [Fact]
    public async Task A_page_with_static_files_is_one_span_and_one_line()
    {
        var assets = await CreateAssetsAsync();
        await using var host = await WebHost.StartAsync(
            set: b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
                b.Environment.WebRootPath = assets;
                b.Environment.WebRootFileProvider = new PhysicalFileProvider(assets);
            },
            map: app => app.MapStaticAssets(Path.Combine(assets, "test.staticwebassets.endpoints.json")));

        await host.GetAsync("/hello/bob");
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("body { }", await host.GetAsync("/app.css"));
        }

        await host.StopAsync();
        Directory.Delete(assets, recursive: true);

        Assert.Equal("GET /hello/{name}", Assert.Single(_spans).DisplayName);
        Assert.Single(host.Output.Lines, static l => l.Contains("\"RequestEnded\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 5)]
    public async Task Files_of_UseStaticFiles_are_quiet_and_pages_are_not(bool isExcluded, int requests)
    {
        var folder = await CreateAssetsAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "<p>", TestContext.Current.CancellationToken);
        await using var host = await WebHost.StartAsync(
            [new("Observability:ExcludedRequests:StaticFiles", isExcluded ? "true" : "false")],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans)),
            app => app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) }));

        Assert.Equal("<p>", await host.GetAsync("/"));
        Assert.Equal("body { }", await host.GetAsync("/app.css"));
        Assert.Equal("body", await host.GetAsync("/app.css", ("Range", "bytes=0-3")));
        var modified = File.GetLastWriteTimeUtc(Path.Combine(folder, "app.css"));
        Assert.Empty(await host.GetAsync("/app.css", ("If-Modified-Since", modified.ToString("R", CultureInfo.InvariantCulture))));
        using var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/app.css"), TestContext.Current.CancellationToken);
        Assert.Equal(8, head.Content.Headers.ContentLength);
        await host.StopAsync();
        Directory.Delete(folder, recursive: true);

        Assert.Equal(requests, _spans.Count);
        Assert.Equal(requests, host.Output.Lines.Count(static l => l.Contains("\"RequestEnded\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Missing_files_files_that_fail_and_answers_of_endpoints_are_not_quiet()
    {
        var folder = await CreateAssetsAsync();
        await using var host = await WebHost.StartAsync(
            set: b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans)),
            map: app =>
            {
                app.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = new PhysicalFileProvider(folder),
                    OnPrepareResponse = static file => file.Context.Response.StatusCode = file.Context.Request.Query.ContainsKey("fail") ? 500 : 200,
                });
                app.MapGet("/report", () => Results.File(Path.Combine(folder, "app.css"), lastModified: DateTimeOffset.UnixEpoch, entityTag: new("\"1\""), enableRangeProcessing: true));
            });

        await host.GetAsync("/missing.css");
        await host.GetAsync("/app.css?fail=1");
        await host.GetAsync("/report");
        await host.GetAsync("/app.css");
        await host.StopAsync();
        Directory.Delete(folder, recursive: true);

        Assert.Equal(["GET", "GET", "GET /report"], _spans.Select(static s => s.DisplayName));
        Assert.Equal(3, host.Output.Lines.Count(static l => l.Contains("\"RequestEnded\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_kind_of_excluded_requests_can_be_included()
    {
        var assets = await CreateAssetsAsync();
        await using var host = await WebHost.StartAsync(
            [
                new("Observability:ExcludedRequests:HealthChecks", "false"),
                new("Observability:ExcludedRequests:StaticFiles", "false"),
                new("Observability:ExcludedRequests:BlazorCircuits", "false"),
            ],
            b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
                b.Environment.WebRootPath = assets;
                b.Environment.WebRootFileProvider = new PhysicalFileProvider(assets);
                b.Services.AddServerSideBlazor();
            },
            app =>
            {
                app.MapStaticAssets(Path.Combine(assets, "test.staticwebassets.endpoints.json"));
                app.MapHealthChecks("/health");
                app.MapGet("/marked", static () => "").DisableRequestTelemetry();
                app.MapBlazorHub();
            });

        await host.GetAsync("/health");
        await host.GetAsync("/app.css");
        await host.GetAsync("/marked");
        using var answer = await host.Client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        await host.StopAsync();
        Directory.Delete(assets, recursive: true);

        Assert.Equal(["GET /health", "GET app.css", "POST /_blazor/negotiate"], _spans.Select(static s => s.DisplayName));
        Assert.Equal(3, host.Output.Lines.Count(static l => l.Contains("\"RequestEnded\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_connection_of_a_Blazor_circuit_is_quiet()
    {
        await using var host = await WebHost.StartAsync(
            set: b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
                b.Services.AddServerSideBlazor();
            },
            map: static app => app.MapBlazorHub());

        using var answer = await host.Client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        await host.StopAsync();

        Assert.Empty(_spans);
        Assert.DoesNotContain(host.Output.Lines, static l => l.Contains("\"RequestEnded\"", StringComparison.Ordinal));
    }

    /// <summary>The manifest that the SDK writes for an application with static files.</summary>
    private static async Task<string> CreateAssetsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assets").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "app.css"), "body { }");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "test.staticwebassets.endpoints.json"),
            """{"Version":1,"ManifestType":"Build","Endpoints":[{"Route":"app.css","AssetFile":"app.css","Selectors":[],"ResponseHeaders":[{"Name":"Content-Type","Value":"text/css"},{"Name":"ETag","Value":"\"1\""},{"Name":"Last-Modified","Value":"Sat, 28 Nov 2026 00:00:00 GMT"},{"Name":"Content-Length","Value":"8"}],"EndpointProperties":[]}]}""");
        return folder;
    }

    private sealed class Publisher : IHealthCheckPublisher
    {
        public TaskCompletionSource<HealthReport> Report { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
        {
            Report.TrySetResult(report);
            return Task.CompletedTask;
        }
    }
}
