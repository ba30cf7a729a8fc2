using System.Diagnostics;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

public sealed class ContextTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";

    [JudgedTheory]
    [InlineData("traceparent", $"00-{Trace}-{Parent}-01", Trace, Parent)]
    [InlineData("X-Amzn-Trace-Id", $"Root=1-5759e988-bd862e3fe1be46a994272793;Parent={Parent};Sampled=1", Trace, Parent)]
    [InlineData("X-Nothing", "x", null, null)]
    public async Task A_request_continues_its_trace_through_the_service_and_onward(string header, string value, string? trace, string? parent)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())]);

        var seen = await host.GetAsync("/onward", (header, value));
        await host.StopAsync();

        var spans = await receiver.SpansAsync();
        var outer = Assert.Single(spans, static s => s.Name == "GET /onward");
        var client = Assert.Single(spans, static s => s.Name == "GET");
        var inner = Assert.Single(spans, static s => s.Name == "GET /echo");
        Assert.Equal(3, spans.Count);
        Assert.Equal(trace ?? outer.TraceId, outer.TraceId);
        Assert.Equal(parent, outer.ParentSpanId);
        Assert.Equal((outer.TraceId, outer.SpanId), (client.TraceId, client.ParentSpanId));
        Assert.Equal((outer.TraceId, client.SpanId), (inner.TraceId, inner.ParentSpanId));
        Assert.Contains($"traceparent: 00-{client.TraceId}-{client.SpanId}-01", seen, StringComparison.Ordinal);
        Assert.Contains($"X-Amzn-Trace-Id: Root=1-{client.TraceId[..8]}-{client.TraceId[8..]};Parent={client.SpanId};Sampled=1", seen, StringComparison.Ordinal);
        Assert.Equal(2, host.ServerActivities);
    }

    [Theory]
    [InlineData("traceparent", $"00-{Trace}-{Parent}-00")]
    [InlineData("X-Amzn-Trace-Id", $"Root=1-5759e988-bd862e3fe1be46a994272793;Parent={Parent};Sampled=0")]
    public async Task A_request_that_the_caller_did_not_sample_is_not_sampled(string header, string value)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        });

        var seen = await host.GetAsync("/onward", (header, value));

        Assert.Empty(spans);
        Assert.Contains($"00-{Trace}-", seen, StringComparison.Ordinal);
        Assert.Contains("Sampled=0", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baggage_travels_in_and_out()
    {
        await using var host = await WebHost.StartAsync();

        var seen = await host.GetAsync("/onward", ("traceparent", $"00-{Trace}-{Parent}-01"), ("baggage", "tenant=acme,tier=gold"));

        var baggage = Assert.Single(seen.Split('\n'), static l => l.StartsWith("baggage: ", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("tenant=acme", baggage, StringComparison.Ordinal);
        Assert.Contains("tier=gold", baggage, StringComparison.Ordinal);
    }

    [JudgedTheory]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793")]
    [InlineData("Self=1-67891233-12456789abcdef012345678;Root=1-5759e988-bd862e3fe1be46a994272793")]
    public async Task A_header_of_a_load_balancer_continues_its_trace_with_a_root_span(string header)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())]);

        await host.GetAsync("/onward", ("X-Amzn-Trace-Id", header));
        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        var spans = await receiver.SpansAsync();
        var root = Assert.Single(spans, static s => s.Name == "GET /onward");
        Assert.Equal((Trace, null), (root.TraceId, root.ParentSpanId));
        Assert.Equal(3, spans.Count(static s => s.TraceId == Trace));
        Assert.NotEqual(Trace, Assert.Single(spans, static s => s.Name == "GET /hello/{name}").TraceId);
        Assert.Equal(3, host.ServerActivities);
    }

    [Theory]
    [InlineData("a=b")]
    [InlineData("a=b, c=d")]
    [InlineData("a=b,a=c")]
    [InlineData("A=b")]
    [InlineData("a=b=c")]
    [InlineData("")]
    [InlineData(",")]
    public async Task With_any_tracestate_a_request_has_one_server_activity(string traceState)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        });

        await host.GetAsync("/hello/bob", ("traceparent", $"00-{Trace}-{Parent}-01"), ("tracestate", traceState));
        await host.StopAsync();

        Assert.Equal(1, host.ServerActivities);
        Assert.Equal(Trace, Assert.Single(spans).TraceId.ToHexString());
    }

    [Fact]
    public async Task A_propagator_that_replaces_the_frameworks_is_kept()
    {
        await using var host = await WebHost.StartAsync(set: static b =>
        {
            b.Services.Remove(b.Services.Single(static s => s.ServiceType == typeof(DistributedContextPropagator)));
            b.Services.AddSingleton(DistributedContextPropagator.CreateNoOutputPropagator());
            b.AddStandardObservability();
        });

        Assert.IsNotType<StandardObservability.Tracing.Propagation.StandardPropagator>(host.Services.GetRequiredService<DistributedContextPropagator>());
    }

    [Fact]
    public async Task The_applications_own_propagator_is_kept()
    {
        await using var host = await WebHost.StartAsync(set: static b =>
        {
            b.Services.AddSingleton(DistributedContextPropagator.CreateNoOutputPropagator());
            b.AddStandardObservability();
        });

        Assert.IsNotType<StandardObservability.Tracing.Propagation.StandardPropagator>(host.Services.GetRequiredService<DistributedContextPropagator>());
    }

    [Fact]
    public async Task A_failed_request_is_a_span_with_the_error_and_two_lines_with_the_trace()
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        });

        await host.GetAsync("/broken");
        await host.StopAsync();

        var span = Assert.Single(spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type"));
        var lines = host.Events.Where(static e => e.GetProperty("level").GetString() == "Error").ToList();
        Assert.Equal(["Microsoft.AspNetCore.Server.Kestrel", "StandardObservability.Requests"], lines.Select(static e => e.GetProperty("category").GetString()));
        Assert.All(lines, e => Assert.Equal(span.TraceId.ToHexString(), e.GetProperty("trace_id").GetString()));
        Assert.Single(lines, static e => e.TryGetProperty("exception.type", out _));
    }
}
