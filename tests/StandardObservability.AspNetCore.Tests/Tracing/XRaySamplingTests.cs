using System.Diagnostics;
using System.Text.Json;
using Judges;
using Judges.XRay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

public sealed class XRaySamplingTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";

    private readonly List<Activity> _spans = [];

    [Fact]
    public async Task A_rule_by_path_keeps_one_and_drops_the_other()
    {
        await using var proxy = await XRayProxy.StartAsync();
        proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("a", 1, rate: 1, path: "/HELLO/*", method: "get", host: "127.0.0.*", service: "web"), XRayRules.Rule("Default", 10000, rate: 0));
        await using var host = await StartAsync(proxy);

        for (var i = 0; i < 20; i++)
        {
            await host.GetAsync("/hello/you?q=1");
            await host.GetAsync("/echo");
        }

        await host.StopAsync();
        Assert.Equal(20, _spans.Count);
        Assert.All(_spans, static s => Assert.Equal("/hello/you", s.GetTagItem("url.path")));
        Assert.Empty(proxy.ProtocolErrors);
    }

    [Theory]
    [InlineData("/hello/you", 0, 0)]
    [InlineData("/echo", 1, 1)]
    public async Task The_callers_decision_wins_over_a_rule(string path, int callers, int expected)
    {
        await using var proxy = await XRayProxy.StartAsync();
        proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("a", 1, rate: 1, path: "/hello/*"), XRayRules.Rule("Default", 10000, rate: 0));
        await using var host = await StartAsync(proxy);

        await host.GetAsync(path, ("traceparent", $"00-{Trace}-53995c3f42cd8ad8-0{callers}"));

        await host.StopAsync();
        Assert.Equal(expected, _spans.Count);
    }

    [Fact]
    public async Task Without_a_proxy_the_service_starts_and_logs_the_failure()
    {
        await using var host = await WebHost.StartAsync([new("OTEL_TRACES_SAMPLER", "xray"), new("OTEL_TRACES_SAMPLER_ARG", $"endpoint=http://127.0.0.1:{FreePort.Next()}")]);

        Assert.Equal("you", await host.GetAsync("/hello/you"));

        await Poll.UntilAsync(() => host.Events.Any(IsFailure), Poll.DefaultTimeout, "the failure is told");

        static bool IsFailure(JsonElement e) => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 510;
    }

    [Fact]
    public async Task The_default_context_factory_is_not_wrapped_when_no_rule_needs_requests()
    {
        await using var host = await WebHost.StartAsync();

        Assert.IsType<DefaultHttpContextFactory>(host.Services.GetRequiredService<IHttpContextFactory>());
    }

    [Fact]
    public async Task A_context_factory_of_the_application_still_creates_the_context()
    {
        await using var proxy = await XRayProxy.StartAsync();
        proxy.Rules = static _ => XRayRules.Answer(XRayRules.Rule("a", 1, rate: 1, path: "/own"), XRayRules.Rule("Default", 10000, rate: 0));
        await using var host = await StartAsync(
            proxy,
            static b => b.Services.AddSingleton<IHttpContextFactory>(static sp => new OwnFactory(sp)),
            static app => app.MapGet("/own", static (HttpContext context) => (string?)context.Items["made by"]));

        Assert.Equal("OwnFactory", await host.GetAsync("/own"));

        await host.StopAsync();
        Assert.Single(_spans);
    }

    private async Task<WebHost> StartAsync(XRayProxy proxy, Action<WebApplicationBuilder>? before = null, Action<WebApplication>? map = null)
    {
        var host = await WebHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", "xray"), new("OTEL_TRACES_SAMPLER_ARG", $"endpoint={proxy.Endpoint}")],
            b =>
            {
                before?.Invoke(b);
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
            },
            map);

        await Poll.UntilAsync(() => host.Services.GetRequiredService<RulePollingService>().Cache!.Rules.Length > 0, Poll.DefaultTimeout, "the rules are in place");
        return host;
    }

    private sealed class OwnFactory(IServiceProvider services) : IHttpContextFactory
    {
        private readonly DefaultHttpContextFactory _inner = new(services);

        public HttpContext Create(IFeatureCollection featureCollection)
        {
            var context = _inner.Create(featureCollection);
            context.Items["made by"] = nameof(OwnFactory);
            return context;
        }

        public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
    }
}
