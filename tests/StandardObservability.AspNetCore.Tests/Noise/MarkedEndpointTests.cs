using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Requests;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>Endpoints that the application marks, with spans that may surround them.</summary>
public sealed class MarkedEndpointTests
{
    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData("/convention")]
    [InlineData("/attribute")]
    [InlineData("/group/ready")]
    [InlineData("/controller/suppressed")]
    public async Task A_marked_endpoint_is_suppressed(string path)
    {
        await using var host = await NoisyHost.StartAsync(null, "always_on", Map, spans: _spans);

        Assert.Equal("fine", await host.GetAsync(path));
        await host.StopAsync();

        Assert.Empty(_spans);
    }

    [Theory]
    [InlineData("/plain", "probe", "GET /plain")]
    [InlineData("/controller/observed", "probe", "GET controller/observed")]
    public async Task An_endpoint_without_the_mark_is_not_suppressed(string path, params string[] expected)
    {
        await using var host = await NoisyHost.StartAsync(null, "always_on", Map, spans: _spans);

        await host.GetAsync(path);
        await host.StopAsync();

        Assert.Equal(expected, _spans.Select(static s => s.DisplayName));
    }

    [Theory]
    [InlineData("/convention", true)]
    [InlineData("/health", true)]
    [InlineData("/plain", false)]
    [InlineData("/nowhere", false)]
    public async Task At_the_end_of_a_request_it_is_known_whether_it_is_suppressed(string path, bool expected)
    {
        bool? isSilent = null;
        await using var host = await NoisyHost.StartAsync(null, null, app =>
        {
            app.Use(async (context, next) =>
            {
                await next();
                isSilent = context.Features.Get<IEndpointFeature>() is ActiveRequest { IsSuppressed: true };
            });
            app.UseHealthChecks("/health", new HealthCheckOptions { Predicate = static _ => false });
            Map(app);
        });

        await host.GetAsync(path);

        Assert.Equal(expected, isSilent);
    }

    [Fact]
    public async Task Spans_that_are_open_when_routing_runs_are_suppressed_and_so_are_later_ones()
    {
        await using var host = await NoisyHost.StartAsync(null, "always_on", static app =>
        {
            app.Use(static async (_, next) =>
            {
                using (NoisyHost.Source.StartActivity("around"))
                {
                    await next();
                }

                NoisyHost.Source.StartActivity("after")?.Dispose();
            });
            app.UseRouting();
            Map(app);
        }, spans: _spans);

        await host.GetAsync("/convention");
        await host.StopAsync();

        Assert.Empty(_spans);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("own")]
    public async Task The_context_that_is_injected_is_not_sampled_even_when_the_id_was_read_before(string? sampler)
    {
        using var other = new HeaderRecorder();
        await using var host = await NoisyHost.StartAsync(null, sampler, app =>
        {
            app.Use(static (context, next) =>
            {
                context.Response.Headers["Trace"] = Activity.Current!.Id;
                return next(context);
            });
            app.UseRouting();
            app.MapGet("/ready", async (HttpClient http) => await http.GetStringAsync(other.Url)).DisableRequestTelemetry();
        }, spans: _spans);

        await host.GetAsync("/ready");
        await host.StopAsync();

        Assert.Empty(_spans);
        Assert.EndsWith("-00", other.Only["traceparent"], StringComparison.Ordinal);
        Assert.EndsWith("Sampled=0", other.Only["X-Amzn-Trace-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_server_spans_a_suppressed_request_has_no_other_spans()
    {
        using var other = new HeaderRecorder();
        await using var host = await NoisyHost.StartAsync(
            other.Url,
            "always_on",
            static app => app.MapHealthChecks("/health"),
            [new("Observability:Traces:Instrumentations:AspNetCore", "false")],
            _spans);

        Assert.Equal("Healthy", await host.GetAsync("/health"));
        await host.StopAsync();

        Assert.Empty(_spans);
        Assert.EndsWith("-00", other.Only["traceparent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_spans_of_the_suppressed_trace_are_dropped()
    {
        await using var host = await NoisyHost.StartAsync(null, "always_on", static app => app.MapGet("/ready", static () =>
        {
            NoisyHost.Source.StartActivity("child", ActivityKind.Internal, Activity.Current!.Context)?.Dispose();
            var elsewhere = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
            NoisyHost.Source.StartActivity("message of another trace", ActivityKind.Consumer, elsewhere)?.Dispose();
        }).DisableRequestTelemetry(), spans: _spans);

        await host.GetAsync("/ready");
        await host.StopAsync();

        Assert.Equal("message of another trace", Assert.Single(_spans).DisplayName);
    }

    [Fact]
    public async Task The_next_request_of_a_connection_is_not_suppressed()
    {
        await using var host = await NoisyHost.StartAsync(null, "always_on", Map, [new("Observability:Traces:Instrumentations:AspNetCore", "false")], _spans);

        await host.GetAsync("/convention");
        await host.GetAsync("/plain");
        await host.StopAsync();

        Assert.Equal(["probe"], _spans.Select(static s => s.DisplayName));
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/plain", Probe);
        app.MapGet("/convention", Probe).DisableRequestTelemetry();
        app.MapGet("/attribute", [DisableRequestTelemetry] () => Probe());
        app.MapGroup("/group").DisableRequestTelemetry().MapGet("/ready", Probe);
        app.MapControllers();
    }

    private static string Probe()
    {
        NoisyHost.Source.StartActivity("probe")?.Dispose();
        return "fine";
    }
}
