using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Tests.Metrics;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>A gRPC call is one client span and one server span, with the status of the call.</summary>
public sealed class GrpcSpanTests
{
    public static TheoryData<byte, bool, string, ActivityStatusCode, ActivityStatusCode> Calls => new()
    {
        { 0, false, "OK", ActivityStatusCode.Unset, ActivityStatusCode.Unset },
        { 0, true, "OK", ActivityStatusCode.Unset, ActivityStatusCode.Unset },
        { 5, false, "NOT_FOUND", ActivityStatusCode.Error, ActivityStatusCode.Unset },
        { 14, false, "UNAVAILABLE", ActivityStatusCode.Error, ActivityStatusCode.Error },
        { 14, true, "UNAVAILABLE", ActivityStatusCode.Error, ActivityStatusCode.Error },
        { 255, false, "UNKNOWN", ActivityStatusCode.Error, ActivityStatusCode.Error },
        { 255, true, "UNKNOWN", ActivityStatusCode.Error, ActivityStatusCode.Error },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_one_client_span_and_one_server_span(byte code, bool isStream, string status, ActivityStatusCode client, ActivityStatusCode server)
    {
        var (spans, port) = await CallAsync(code, isStream);

        Assert.Equal(2, spans.Count);
        var call = spans.Single(static s => s.Kind == ActivityKind.Client);
        var answer = spans.Single(static s => s.Kind == ActivityKind.Server);
        Assert.Equal((call.TraceId, call.SpanId), (answer.TraceId, answer.ParentSpanId));
        Assert.Equal(("127.0.0.1", port), (call.GetTagItem("server.address"), call.GetTagItem("server.port")));
        var method = isStream ? "shop.Stock/Watch" : "shop.Stock/Reserve";
        foreach (var (span, expected) in ((Activity, ActivityStatusCode)[])[(call, client), (answer, server)])
        {
            Assert.Equal((method, "grpc", method, status), (span.DisplayName, span.GetTagItem("rpc.system.name"), span.GetTagItem("rpc.method"), span.GetTagItem("rpc.response.status_code")));
            Assert.Equal((expected, expected == ActivityStatusCode.Error ? status : null), (span.Status, span.GetTagItem("error.type")));
            Assert.DoesNotContain(span.TagObjects, static t => t.Key.StartsWith("grpc.", StringComparison.Ordinal));
        }

        Assert.Equal(server == ActivityStatusCode.Unset ? null : code == 255 ? "Exception was thrown by handler." : "no", answer.StatusDescription);
    }

    [Fact]
    public async Task Without_the_spans_of_grpc_the_request_is_the_client_span()
    {
        var (spans, _) = await CallAsync(0, isStream: false, new KeyValuePair<string, string?>("Observability:Traces:Instrumentations:GrpcClient", "false"));

        var call = spans.Single(static s => s.Kind == ActivityKind.Client);
        Assert.Equal("System.Net.Http", call.Source.Name);
        Assert.Equal(call.SpanId, spans.Single(static s => s.Kind == ActivityKind.Server).ParentSpanId);
    }

    [Fact]
    public async Task Without_the_spans_of_requests_a_call_is_one_trace_too()
    {
        var (spans, _) = await CallAsync(0, isStream: false, new KeyValuePair<string, string?>("Observability:Traces:Instrumentations:HttpClient", "false"));

        var call = spans.Single(static s => s.Kind == ActivityKind.Client);
        Assert.Equal(call.SpanId, spans.Single(static s => s.Kind == ActivityKind.Server).ParentSpanId);
    }

    [Fact]
    public async Task A_trace_that_is_not_sampled_has_no_spans()
        => Assert.Empty((await CallAsync(14, isStream: false, new KeyValuePair<string, string?>("OTEL_TRACES_SAMPLER", "parentbased_always_off"))).Spans);

    [Fact]
    public async Task The_http_metrics_of_a_call_stay()
    {
        await using var host = await StartAsync([], [.. EmfFaults.Settings]);
        await CallAsync(host, 0, isStream: false);
        await host.StopAsync();

        Assert.Contains(host.Output.Lines, static l => l.Contains("\"http.client.request.duration\"", StringComparison.Ordinal));
    }

    private static async Task<(List<Activity> Spans, int Port)> CallAsync(byte code, bool isStream, params KeyValuePair<string, string?>[] settings)
    {
        var spans = new List<Activity>();
        await using var host = await StartAsync(spans, settings);
        await CallAsync(host, code, isStream);
        await host.StopAsync();
        return (spans, host.Client.BaseAddress!.Port);
    }

    private static Task<WebHost> StartAsync(List<Activity> spans, KeyValuePair<string, string?>[] settings)
        => WebHost.StartAsync(
            settings,
            b =>
            {
                b.AddStandardObservability().Services.AddGrpc();
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
                b.WebHost.ConfigureKestrel(static k => k.ConfigureEndpointDefaults(static e => e.Protocols = HttpProtocols.Http2));
            },
            static app => app.MapGrpcService<GrpcShop>());

    private static async Task CallAsync(WebHost host, byte code, bool isStream)
    {
        using var channel = GrpcChannel.ForAddress(host.Client.BaseAddress!);
        var invoker = channel.CreateCallInvoker();
        try
        {
            if (!isStream)
            {
                await invoker.AsyncUnaryCall(GrpcShop.Unary, host: null, default, [code]);
                return;
            }

            using var call = invoker.AsyncServerStreamingCall(GrpcShop.Stream, host: null, default, [code]);
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        }
        catch (RpcException)
        {
            // The span has the status.
        }
    }
}
