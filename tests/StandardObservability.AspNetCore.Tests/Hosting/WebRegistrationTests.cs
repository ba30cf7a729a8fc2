using System.Diagnostics;
using System.Net;
using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Hosting;

public sealed class WebRegistrationTests
{
    public static TheoryData<string> Ways => [.. Lines.Keys];

    private static Dictionary<string, Action<WebApplicationBuilder>> Lines { get; } = new(StringComparer.Ordinal)
    {
        ["the line"] = static b => b.AddStandardObservability(),
        ["the line twice"] = static b => b.AddStandardObservability().AddStandardObservability(),
        ["a manual instrumentation before"] = static b =>
        {
            b.Services.AddOpenTelemetry().WithTracing(static t => t.AddAspNetCoreInstrumentation()).WithMetrics(static m => m.AddAspNetCoreInstrumentation());
            b.AddStandardObservability();
        },
        ["a manual instrumentation after"] = static b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithTracing(static t => t.AddAspNetCoreInstrumentation()).WithMetrics(static m => m.AddAspNetCoreInstrumentation());
        },
        ["service defaults before"] = static b =>
        {
            AddServiceDefaults(b);
            b.AddStandardObservability();
        },
        ["service defaults after"] = static b =>
        {
            b.AddStandardObservability();
            AddServiceDefaults(b);
        },
        ["a generic wrapper, then the web line"] = static b => AddAcmeDefaults(b).AddStandardObservability(),
        ["the web line, then a generic wrapper"] = static b => AddAcmeDefaults(b.AddStandardObservability()),
    };

    [JudgedTheory]
    [MemberData(nameof(Ways))]
    public async Task Pain_03_One_request_is_one_server_span_one_point_and_one_record_for_any_registration(string way)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")],
            Lines[way]);

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        var span = Assert.Single(await receiver.SpansAsync(), static s => s.Name == "GET /hello/{name}");
        Assert.Equal("/hello/{name}", span.Attributes["http.route"]);
        Assert.Equal("web", span.Resource["service.name"]);
        var point = Assert.Single(await receiver.MetricPointsAsync(), static p => p.MetricName == "http.server.request.duration");
        Assert.Equal(1UL, point.Count);
        Assert.Equal("/hello/{name}", point.Attributes["http.route"]);
        Assert.Single(await receiver.LogRecordsAsync(), static r => "Hello {Name}".Equals(r.Body) || "Hello bob".Equals(r.Body));
        Assert.Single(host.Events, static e => e.GetProperty("message").GetString() == "Hello bob");
        Assert.Equal(1, host.ServerActivities);
        Assert.DoesNotContain(host.Events, static e => e.GetProperty("level").GetString() == "Warning");
    }

    [Fact]
    public async Task Pain_01_With_an_empty_configuration_the_host_serves_and_one_event_says_why_nothing_is_exported()
    {
        await using var host = await WebHost.StartAsync(set: static b =>
        {
            b.Configuration["OTEL_SERVICE_NAME"] = null;
            b.AddStandardObservability();
        });

        using var response = await host.Client.GetAsync(new Uri("/hello/bob", UriKind.Relative));
        await host.StopAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = Assert.Single(host.Events, static e => e.GetRawText().Contains("because", StringComparison.Ordinal));
        Assert.Equal(700, report.GetProperty("event_id").GetInt32());
        Assert.All((string[])["Metrics", "Traces"], signal => Assert.StartsWith(
            "not exported by StandardObservability, because no output is set; set OTEL_EXPORTER_OTLP_ENDPOINT",
            report.GetProperty(signal).GetString(),
            StringComparison.Ordinal));
        Assert.All(host.Events, static e => Assert.Equal("Information", e.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task The_core_half_alone_is_one_warning_that_names_the_package_and_the_call()
    {
        await using var host = await WebHost.StartAsync(set: static b => AddAcmeDefaults(b));

        await host.StopAsync();

        var warning = Assert.Single(host.Events, static e => e.GetProperty("level").GetString() == "Warning");
        Assert.Equal(
            "StandardObservability.AspNetCore is not registered, so requests to this web host have no route, no status and no server span. Add the package StandardObservability.AspNetCore and call AddStandardObservability() on the WebApplicationBuilder. See docs/events.md#101.",
            warning.GetProperty("message").GetString());
        var report = Assert.Single(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 700);
        Assert.EndsWith("(without requests: StandardObservability.AspNetCore is not registered)", report.GetProperty("Traces").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pain_03_Two_calls_and_a_manual_instrumentation_give_one_server_span_and_one_enrichment_of_a_request()
    {
        var calls = 0;
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (_, _) => Interlocked.Increment(ref calls))
                .AddInMemoryExporter(spans));
            b.AddStandardObservability();
        });

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal(1, calls);
        Assert.Equal(1, host.ServerActivities);
        Assert.Equal("GET /hello/{name}", Assert.Single(spans, static s => s.Kind == ActivityKind.Server).DisplayName);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Options_of_an_instrumentation_that_is_not_added_are_reported(bool isAdded, int expected)
    {
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.Configure<AspNetCoreTraceInstrumentationOptions>(static o => o.Filter = static _ => false);
            if (isAdded)
            {
                b.Services.ConfigureOpenTelemetryTracerProvider(static t => t.AddAspNetCoreInstrumentation());
            }
        });
        await host.StopAsync();

        var warnings = host.Events.Where(static e => e.GetProperty("level").GetString() == "Warning").ToList();
        Assert.Equal(expected, warnings.Count);
        Assert.All(warnings, static w => Assert.Equal(
            "AspNetCoreTraceInstrumentationOptions are configured, but OpenTelemetry's instrumentation is not added, so their filter and callbacks are not called. "
            + "Call builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddAspNetCoreInstrumentation()). See docs/events.md#100.",
            w.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Turned_off_there_is_no_middleware_and_no_line()
    {
        await using var host = await WebHost.StartAsync([new("Observability:Enabled", "false")]);

        Assert.Equal("bob", await host.GetAsync("/hello/bob"));
        Assert.Empty(host.Output.Text);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("Observability:Traces:Instrumentations:AspNetCore", 0)]
    [InlineData("Observability:Enabled", 0)]
    public async Task Server_spans_can_be_turned_off_by_name_and_nothing_listens_then(string? key, int expected)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(key is null ? [] : [new(key, "false")], b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        });

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal(expected, spans.Count);
    }

    [Fact]
    public async Task Meters_of_kestrel_can_be_turned_off_by_name()
    {
        await using var host = await WebHost.StartAsync(
            [new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Kestrel", "false")]);

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Contains("http.server.request.duration", host.Output.Text, StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.", host.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Name\":\"kestrel.", host.Output.Text, StringComparison.Ordinal);
    }

    /// <summary>How a platform team wraps the line: overloads bind at compile time, so this is the core half.</summary>
    private static TBuilder AddAcmeDefaults<TBuilder>(TBuilder builder)
        where TBuilder : IHostApplicationBuilder
        => builder.AddStandardObservability();

    /// <summary>What the template of Aspire's ServiceDefaults does.</summary>
    private static void AddServiceDefaults(WebApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(static o => (o.IncludeFormattedMessage, o.IncludeScopes) = (true, true));
        builder.Services.AddOpenTelemetry()
            .WithMetrics(static m => m.AddAspNetCoreInstrumentation())
            .WithTracing(static t => t.AddAspNetCoreInstrumentation());
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddOpenTelemetry().UseOtlpExporter();
        }
    }
}
