using System.Diagnostics;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>The details of a request that failed or was slow are kept although the sampler and the log level dropped them.</summary>
public sealed class DetailTests
{
    private static readonly ActivitySource Source = new("DetailTests");

    [JudgedTheory]
    [InlineData("/fail")]
    [InlineData("/throw")]
    public async Task A_failed_request_keeps_its_spans_and_debug_lines(string path)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "0");
        await host.GetAsync("/ok");
        await host.GetAsync(path, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"));
        await host.StopAsync();

        var spans = await receiver.SpansAsync();
        var root = Assert.Single(spans, static s => s.Kind == OtlpSpanKind.Server);
        Assert.Equal("error", root.Attributes[AttributeNames.DetailReason]);
        Assert.Equal(path, root.Attributes["http.route"]);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", root.TraceId);
        Assert.Equal(["inner", "outer"], spans.Where(static s => s.Kind == OtlpSpanKind.Internal).Select(static s => s.Name).Order());
        Assert.All(spans, s => Assert.Equal(root.TraceId, s.TraceId));
        Assert.Equal(["Debugging /throw".Replace("/throw", path, StringComparison.Ordinal)], Messages(host, LogLevel.Debug));
        Assert.All(host.Events.Where(static e => e.GetProperty("level").GetString() == "Debug"), e => Assert.Equal(root.TraceId, e.GetProperty("trace_id").GetString()));
    }

    [JudgedFact]
    public async Task A_slow_request_keeps_its_details_and_a_fast_one_does_not()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "0");
        await host.GetAsync("/ok");
        await host.GetAsync("/slow");
        await host.StopAsync();

        var root = Assert.Single(await receiver.SpansAsync(), static s => s.Kind == OtlpSpanKind.Server);
        Assert.Equal("slow", root.Attributes[AttributeNames.DetailReason]);
        Assert.Equal(["Debugging /slow"], Messages(host, LogLevel.Debug));
    }

    [JudgedFact]
    public async Task A_sampled_request_is_exported_once_and_keeps_only_its_lines()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "1");
        await host.GetAsync("/ok");
        await host.GetAsync("/fail");
        await host.StopAsync();

        var spans = await receiver.SpansAsync();
        Assert.Equal(6, spans.Count);
        Assert.Equal(6, spans.Select(static s => s.SpanId).Distinct().Count());
        Assert.Equal(["Debugging /fail"], Messages(host, LogLevel.Debug));
    }

    [JudgedFact]
    public async Task Called_services_are_told_that_the_trace_is_not_sampled()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "0");

        Assert.Matches("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-00", await host.GetAsync("/onward"));
    }

    [JudgedFact]
    public async Task Spans_and_lines_are_bounded_and_the_rest_is_counted()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "0");
        await host.GetAsync("/many");
        await host.StopAsync();

        var spans = await receiver.SpansAsync();
        var root = Assert.Single(spans, static s => s.Kind == OtlpSpanKind.Server);
        Assert.Equal(128, spans.Count - 1);
        var lines = Messages(host, LogLevel.Debug).Count;
        Assert.InRange(lines, 10, 400);
        Assert.Equal(500 - 128 + 500 - lines, Convert.ToInt64(root.Attributes[AttributeNames.DetailDropped], System.Globalization.CultureInfo.InvariantCulture));
    }

    [JudgedFact]
    public async Task Excluded_requests_and_levels_of_the_application_are_respected()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "0", new("Logging:LogLevel:Chatty", "Debug"), new("Logging:StandardObservability:LogLevel:Quiet", "None"));
        await host.GetAsync("/quiet");
        await host.GetAsync("/chatty");
        await host.StopAsync();

        Assert.DoesNotContain(await receiver.SpansAsync(), static s => s.Kind == OtlpSpanKind.Server);
        Assert.Equal(["Always"], Messages(host, LogLevel.Debug));
        Assert.DoesNotContain(host.Events, static e => e.GetProperty("category").GetString() == "Quiet");
    }

    [Fact]
    public void The_name_in_filter_rules_is_that_of_the_provider()
        => Assert.Equal(StandardObservability.Logging.Detail.StandardOutputProviderName.Type, typeof(StandardObservability.Logging.StandardOutputLoggerProvider).FullName);

    [Fact]
    public async Task Without_the_option_debug_is_disabled_and_nothing_is_recorded()
    {
        await using var host = await WebHost.StartAsync([new("OTEL_TRACES_SAMPLER", "always_off")], null, Map);

        Assert.Equal("False", await host.GetAsync("/state"));
    }

    private static List<string?> Messages(WebHost host, LogLevel level)
        => [.. host.Events.Where(e => e.GetProperty("level").GetString() == level.ToString()).Select(static e => e.GetProperty("message").GetString())];

    private static Task<WebHost> StartAsync(OtlpReceiver receiver, string ratio, params KeyValuePair<string, string?>[] more)
        => WebHost.StartAsync(
            [
                new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
                new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                new("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
                new("OTEL_TRACES_SAMPLER_ARG", ratio),
                new("Observability:ActivitySources", "DetailTests"),
                new("Observability:Traces:DetailAboveMilliseconds", "1000"),
                .. more,
            ],
            null,
            Map);

    private static void Map(WebApplication app)
    {
        app.MapGet("/ok", (HttpContext c) => Work(c, 200));
        app.MapGet("/fail", (HttpContext c) => Work(c, 503));
        app.MapGet("/throw", (HttpContext c) => Work(c, 0));
        app.MapGet("/slow", async (HttpContext c) =>
        {
            await Task.Delay(1_100);
            return Work(c, 200);
        });
        app.MapGet("/many", static (HttpContext c, ILoggerFactory loggers) =>
        {
            var logger = loggers.CreateLogger("Many");
            for (var i = 0; i < 500; i++)
            {
                Source.StartActivity("many")?.Dispose();
                logger.LogDebug("{Padding}", new string('x', 200));
            }

            return Results.StatusCode(500);
        });
        app.MapGet("/chatty", static (ILoggerFactory loggers) =>
        {
            loggers.CreateLogger("Chatty").LogDebug("Always");
            loggers.CreateLogger("Quiet").LogCritical("Never");
            return "ok";
        });
        app.MapGet("/quiet", (HttpContext c) => Work(c, 500)).DisableRequestTelemetry();
        app.MapGet("/state", static (ILoggerFactory loggers) => $"{Activity.Current?.IsAllDataRequested == true || loggers.CreateLogger("State").IsEnabled(LogLevel.Debug)}");
    }

    private static IResult Work(HttpContext context, int status)
    {
        using (Source.StartActivity("outer"))
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Work").LogDebug("Debugging {Path}", context.Request.Path.Value);
            using var inner = Source.StartActivity("inner");
        }

        return status == 0 ? throw new InvalidOperationException("on purpose") : Results.StatusCode(status);
    }
}
