using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>Failing calls of a service on Grpc.AspNetCore are faults, although their HTTP status is 200.</summary>
public sealed class GrpcFaultTests
{
    /// <summary>The status codes that semantic conventions call errors of the server; 255 is an exception of the service.</summary>
    private static readonly byte[] Faults = [2, 4, 12, 13, 14, 15, 255];

    private static readonly byte[] Codes = [.. Enumerable.Range(0, 17).Select(static c => (byte)c), 255];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Status_codes_that_the_server_is_responsible_for_are_faults(bool isStream)
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Client.BaseAddress!);

        foreach (var code in Codes)
        {
            var status = isStream ? await FindStatusAsync(StreamAsync(channel, code)) : await FindStatusAsync(CallAsync(channel, code));
            Assert.Equal(code == 255 ? StatusCode.Unknown : (StatusCode)code, status);
        }

        Assert.Equal(Faults.Length, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_call_without_tracing_is_a_fault_too()
    {
        await using var host = await StartAsync(new("OTEL_TRACES_EXPORTER", "none"), new("Observability:Traces:Instrumentations:AspNetCore", "false"));
        using var channel = GrpcChannel.ForAddress(host.Client.BaseAddress!);

        await FindStatusAsync(CallAsync(channel, 13));

        Assert.Equal(1, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_method_that_does_not_exist_is_a_fault()
    {
        await using var host = await StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Client.BaseAddress!);
        var unknown = new Method<byte[], byte[]>(MethodType.Unary, "shop.Stock", "Sell", GrpcShop.Unary.RequestMarshaller, GrpcShop.Unary.ResponseMarshaller);

        var call = channel.CreateCallInvoker().AsyncUnaryCall(unknown, host: null, default, [0]).ResponseAsync;

        Assert.Equal(StatusCode.Unimplemented, await FindStatusAsync(call));
        Assert.Equal(1, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_call_over_grpc_web_is_a_fault_too()
    {
        await using var host = await WebHost.StartAsync(EmfFaults.Settings, Add, static app =>
        {
            app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
            app.MapGrpcService<GrpcShop>();
        });

        foreach (var code in (byte[])[0, 3, 13])
        {
            using var content = new ByteArrayContent([0, 0, 0, 0, 1, code]);
            content.Headers.ContentType = new("application/grpc-web");
            using var answer = await host.Client.PostAsync(new Uri("/shop.Stock/Reserve", UriKind.Relative), content, TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        Assert.Equal(1, await EmfFaults.CountAsync(host));
    }

    private static void Add(WebApplicationBuilder builder) => builder.AddStandardObservability().Services.AddGrpc();

    private static Task<WebHost> StartAsync(params KeyValuePair<string, string?>[] settings)
        => WebHost.StartAsync(
            [.. EmfFaults.Settings, .. settings],
            static b =>
            {
                Add(b);
                b.WebHost.ConfigureKestrel(static k => k.ConfigureEndpointDefaults(static e => e.Protocols = HttpProtocols.Http2));
            },
            static app => app.MapGrpcService<GrpcShop>());

    private static async Task<StatusCode> FindStatusAsync(Task call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    private static async Task CallAsync(GrpcChannel channel, byte code)
        => await channel.CreateCallInvoker().AsyncUnaryCall(GrpcShop.Unary, host: null, default, [code]);

    private static async Task StreamAsync(GrpcChannel channel, byte code)
    {
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(GrpcShop.Stream, host: null, default, [code]);
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
        }
    }
}
