using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>Which hosts gRPC's own client carries context to.</summary>
public sealed class GrpcContextTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string All = "traceparent tracestate baggage X-Amzn-Trace-Id";

    private static readonly string[] Names = All.Split(' ');
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static b => b, static b => b);
    private static readonly Method<byte[], byte[]> Unary = new(MethodType.Unary, "shop.Stock", "Reserve", Bytes, Bytes);
    private static readonly Method<byte[], byte[]> Duplex = new(MethodType.DuplexStreaming, "shop.Stock", "Watch", Bytes, Bytes);

    public static TheoryData<string?, string> Hosts => new()
    {
        { null, All },
        { "127.0.0.1", All },
        { "*.internal.example,127.0.0.*", All },
        { "*.internal.example", string.Empty },
        { "localhost", string.Empty },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_call_carries_context_to_the_hosts_that_are_listed(string? hosts, string names)
        => AssertCarriesAsync(hosts, names, CallAsync);

    [Theory]
    [MemberData(nameof(Hosts))]
    public Task A_stream_carries_context_to_the_hosts_that_are_listed(string? hosts, string names)
        => AssertCarriesAsync(hosts, names, StreamAsync);

    private static async Task AssertCarriesAsync(string? hosts, string names, Func<GrpcChannel, Task<byte[]>> call)
    {
        await using var stock = await GrpcRecorder.StartAsync();
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            [new("Observability:Traces:PropagateTo", hosts)],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans)),
            app => app.MapGet("/reserve", async Task<string> () =>
            {
                using var channel = GrpcChannel.ForAddress(stock.Url);
                return Convert.ToHexString(await call(channel));
            }));

        var answer = await host.GetAsync(
            "/reserve", ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("tracestate", "a=b"), ("baggage", "tenant=acme"));
        await host.StopAsync();

        Assert.Equal("010203", answer);
        Assert.Equal(names, string.Join(' ', Names.Where(stock.Only.ContainsKey)));
        var client = Assert.Single(spans, s => s.Kind == ActivityKind.Client);
        Assert.Equal(Trace, client.TraceId.ToHexString());
        if (names.Length > 0)
        {
            Assert.Equal($"00-{Trace}-{client.SpanId}-01", stock.Only["traceparent"]);
            Assert.Equal($"Root=1-{Trace[..8]}-{Trace[8..]};Parent={client.SpanId};Sampled=1", stock.Only["X-Amzn-Trace-Id"]);
        }
    }

    private static async Task<byte[]> CallAsync(GrpcChannel channel)
        => await channel.CreateCallInvoker().AsyncUnaryCall(Unary, host: null, default, [1, 2, 3]);

    private static async Task<byte[]> StreamAsync(GrpcChannel channel)
    {
        using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(Duplex, host: null, default);
        await call.RequestStream.WriteAsync([1, 2, 3]);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var answer = call.ResponseStream.Current;
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        return answer;
    }
}
