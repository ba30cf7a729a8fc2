using System.Diagnostics;
using System.Text.Json;
using Judges;
using Judges.XRay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;
using Yarp.ReverseProxy.Configuration;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>One trace with services that AWS's own X-Ray SDK for Node.js traces: it calls this service, and is called by it.</summary>
public sealed class XRaySdkTests : IAsyncLifetime
{
    private const string Root = "1-6921c3d2-4bf92f3577b34da6a3ce929d";
    private const string Trace = "6921c3d24bf92f3577b34da6a3ce929d";

    private readonly List<Activity> _spans = [];
    private XRayPeer? _started;

    private XRayPeer Peer => _started ?? throw new JudgeUnavailableException("AWS's X-Ray SDK for Node.js is not available. Run ./build.sh setup.");

    public async ValueTask InitializeAsync()
    {
        try
        {
            _started = await XRayPeer.StartAsync();
        }
        catch (JudgeUnavailableException)
        {
            // Each test is skipped, with the reason.
        }
    }

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    [JudgedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_of_the_SDK_is_continued_with_its_decision(bool sampled)
    {
        await using var host = await StartAsync();

        var call = await Peer.CallAsync(new Uri(host.Client.BaseAddress!, "/hello/bob"), sampled);
        await host.StopAsync();

        Assert.Equal(200, call.GetProperty("status").GetInt32());
        if (sampled)
        {
            var server = Assert.Single(_spans, static s => s.Kind == ActivityKind.Server);
            Assert.Equal(Hex(call.GetProperty("trace")), server.TraceId.ToHexString());
            await Poll.UntilAsync(() => Peer.Segments.Count > 0, Poll.DefaultTimeout, "the caller's segment");
            var caller = Assert.Single(Peer.Segments);
            Assert.Equal(call.GetProperty("trace").GetString(), caller.GetProperty("trace_id").GetString());
            Assert.Equal(server.ParentSpanId.ToHexString(), Assert.Single(caller.GetProperty("subsegments").EnumerateArray()).GetProperty("id").GetString());
        }
        else
        {
            Assert.Empty(_spans);
        }
    }

    [JudgedTheory]
    [InlineData("client", "Sampled=1", true)]
    [InlineData("client", "Sampled=0", false)]
    [InlineData("client", "Parent=53995c3f42cd8ad8;Sampled=1", true)]
    [InlineData("client", "Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2;Self=1-63441c4a-abcdef012345678912345678", true)]
    [InlineData("proxy", "Sampled=1", true)]
    [InlineData("proxy", "Sampled=0", false)]
    [InlineData("proxy", "Parent=53995c3f42cd8ad8;Sampled=1", true)]
    [InlineData("proxy", "Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2;Self=1-63441c4a-abcdef012345678912345678", true)]
    public async Task A_service_with_the_SDK_continues_the_trace_with_its_decision(string client, string fields, bool sampled)
    {
        await using var host = await StartAsync();

        var seen = JsonElement.Parse(await host.GetAsync($"/{client}/orders", ("X-Amzn-Trace-Id", $"Root={Root};{fields}")));
        await host.StopAsync();

        Assert.Equal((Root, sampled), (seen.GetProperty("trace").GetString(), seen.GetProperty("sampled").GetBoolean()));
        var parent = seen.GetProperty("read").GetProperty("parent").GetString();
        Assert.Equal($"00-{Trace}-{parent}-0{(sampled ? 1 : 0)}", seen.GetProperty("traceparent").GetString());
        if (sampled)
        {
            var segment = await Peer.SegmentAsync(seen.GetProperty("segment").GetString()!);
            var caller = Assert.Single(_spans, static s => s.Kind == ActivityKind.Client);
            Assert.Equal((Root, caller.SpanId.ToHexString()), (segment.GetProperty("trace_id").GetString(), segment.GetProperty("parent_id").GetString()));
        }
        else
        {
            Assert.Empty(_spans);

            // Datagrams arrive in order: the segment of a later request shows that there was none before.
            var later = await Peer.CallAsync(new Uri(Peer.Address, "/later"), sampled: true);
            await Poll.UntilAsync(() => Peer.Segments.Count >= 2, Poll.DefaultTimeout, "the segments of a later request");
            Assert.All(Peer.Segments, s => Assert.Equal(later.GetProperty("trace").GetString(), s.GetProperty("trace_id").GetString()));
        }
    }

    [JudgedTheory]
    [InlineData("always_on", "1")]
    [InlineData("always_off", "0")]
    public async Task The_SDK_reads_the_decision_that_it_requests(string sampler, string decision)
    {
        await using var host = await StartAsync(sampler);

        var answer = await Peer.QueryAsync(new Uri(host.Client.BaseAddress!, "/hello/bob"), $"Root={Root};Sampled=?");

        Assert.Equal((Root, decision), (answer.GetProperty("read").GetProperty("root").GetString(), answer.GetProperty("read").GetProperty("sampled").GetString()));
    }

    [JudgedTheory]
    [InlineData("Root=nonsense;Parent=53995c3f42cd8ad8;Sampled=1", "client")]
    [InlineData("Root=nonsense;Parent=53995c3f42cd8ad8;Sampled=1", "proxy")]
    [InlineData("Root=1-6921c3d2-4bf92f3577b34da6a3ce929d;Parent=zzz;Sampled=1", "client")]
    [InlineData("Root=1-6921c3d2-4bf92f3577b34da6a3ce929d;Parent=zzz;Sampled=1", "proxy")]
    [InlineData(";;;===;Root=;Parent=;Sampled=yes", "client")]
    [InlineData(";;;===;Root=;Parent=;Sampled=yes", "proxy")]
    [InlineData("Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1", "client")]
    [InlineData("Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1", "proxy")]
    public async Task A_header_that_is_not_valid_gives_a_valid_trace_of_both(string header, string client)
    {
        await using var host = await StartAsync();

        var seen = JsonElement.Parse(await host.GetAsync($"/{client}/orders", ("X-Amzn-Trace-Id", header)));
        await host.StopAsync();

        var caller = Assert.Single(_spans, static s => s.Kind == ActivityKind.Client);
        Assert.Equal(caller.TraceId.ToHexString(), Hex(seen.GetProperty("trace")));
        Assert.Equal(caller.SpanId.ToHexString(), seen.GetProperty("read").GetProperty("parent").GetString());
    }

    private static string Hex(JsonElement root) => root.GetString()![2..].Replace("-", string.Empty, StringComparison.Ordinal);

    /// <summary>A service that forwards requests to the SDK's, by a client and by a proxy.</summary>
    private Task<WebHost> StartAsync(string? sampler = null)
        => WebHost.StartAsync(
            [new("OTEL_TRACES_SAMPLER", sampler)],
            b =>
            {
                b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans));
                b.Services.AddReverseProxy().LoadFromMemory(
                    [new RouteConfig { RouteId = "proxy", ClusterId = "peer", Match = new RouteMatch { Path = "/proxy/{**rest}" } }],
                    [new ClusterConfig
                    {
                        ClusterId = "peer",
                        Destinations = new Dictionary<string, DestinationConfig> { ["peer"] = new() { Address = Peer.Address.ToString() } },
                    }]);
            },
            app =>
            {
                app.MapGet("/client/{path}", async (string path, HttpClient http) => await http.GetStringAsync(new Uri(Peer.Address, path)));
                app.MapReverseProxy();
            });
}
