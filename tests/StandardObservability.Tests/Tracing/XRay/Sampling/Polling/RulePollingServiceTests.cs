using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Judges;
using Judges.XRay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using StandardObservability.Tracing.XRay.Sampling.Rules;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay.Sampling.Polling;

/// <summary>Rules in a real host.</summary>
public sealed class RulePollingServiceTests
{
    [Fact]
    public async Task Rules_match_the_service_by_its_complete_resource()
    {
        await using var proxy = await XRayProxy.StartAsync();
        proxy.Rules = static _ => XRayRules.Answer(
            XRayRules.Rule("ours", 1, rate: 1, service: "renamed", type: "AWS::EC2::*", attributes: new Dictionary<string, string> { ["queue"] = "orders*" }),
            XRayRules.Rule("another's", 2, rate: 1, service: "other"),
            XRayRules.Rule("Default", 10000, rate: 0));
        await using var host = await StartAsync(proxy.Endpoint, static b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(static t => t.ConfigureResource(static r => r.AddAttributes([new("service.name", "renamed"), new("cloud.platform", "aws_ec2")])));
        });
        await Poll.UntilAsync(() => Cache(host)?.Rules.Length == 2, Poll.DefaultTimeout, "the two rules that are for this service");

        Assert.True(IsKept(host, new() { { "queue", "orders-eu" } }));
        Assert.False(IsKept(host, new() { { "queue", "invoices" } }));
        Assert.False(IsKept(host, []));
        Assert.Empty(proxy.ProtocolErrors);
    }

    [Fact]
    public async Task A_proxy_that_never_answers_delays_neither_start_nor_work_nor_stop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var watch = Stopwatch.StartNew();
        await using (var host = await StartAsync(new Uri($"http://{silent.LocalEndpoint}")))
        {
            using var taken = await silent.AcceptTcpClientAsync();

            // Without rules, one root span a second is kept; HTTP requests of tests beside this one may take it.
            await Poll.UntilAsync(() => IsKept(host, []), TimeSpan.FromSeconds(5), "a span that the fallback keeps");
            await host.StopAsync();
        }

        // The call itself has ten seconds.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Rules_are_not_fetched_when_the_application_has_its_own_sampler()
    {
        await using var proxy = await XRayProxy.StartAsync();
        await using var host = await StartAsync(proxy.Endpoint, static b =>
        {
            b.Services.AddOpenTelemetry().WithTracing(static t => t.SetSampler(new AlwaysOffSampler()));
            b.AddStandardObservability();
        });

        Assert.Null(Cache(host));
        Assert.False(IsKept(host, []));
    }

    private static Task<WorkerHost> StartAsync(Uri endpoint, Action<HostApplicationBuilder>? set = null)
        => WorkerHost.StartAsync([new("OTEL_TRACES_SAMPLER", "xray"), new("OTEL_TRACES_SAMPLER_ARG", $"endpoint={endpoint}")], set);

    private static RuleCache? Cache(WorkerHost host) => host.Services.GetRequiredService<RulePollingService>().Cache;

    private static bool IsKept(WorkerHost host, TagList tags)
    {
        using var span = host.Source.StartActivity(ActivityKind.Internal, tags: tags, name: "work");
        return span?.Recorded ?? false;
    }
}
