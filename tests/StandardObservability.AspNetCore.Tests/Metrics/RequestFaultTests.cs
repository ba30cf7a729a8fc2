using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>Which requests are faults although their status is not 5xx, and that the metric is never missing.</summary>
public sealed class RequestFaultTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_request_that_throws_after_its_first_byte_is_a_fault(string version)
    {
        await using var host = await StartAsync(version, static app => app.MapGet("/half", HalfAsync));

        await host.Client.GetStringAsync(new Uri("/hello/bob", UriKind.Relative), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Client.GetStringAsync(new Uri("/half", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(1, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_request_that_throws_after_its_first_byte_is_a_fault_with_an_exception_handler()
    {
        await using var host = await WebHost.StartAsync(EmfFaults.Settings, map: static app =>
        {
            app.UseExceptionHandler("/error");
            app.MapGet("/half", HalfAsync);
            app.MapGet("/error", static () => "sorry");
        });

        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/half"));
        await host.GetAsync("/broken");

        Assert.Equal(2, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_call_of_the_service_that_times_out_after_the_first_byte_is_a_fault()
    {
        await using var host = await WebHost.StartAsync(EmfFaults.Settings, map: static app => app.MapGet("/slow", static async (HttpContext context) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new TaskCanceledException("HttpClient.Timeout");
        }));

        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/slow"));

        Assert.Equal(1, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_client_that_disconnects_is_no_fault()
    {
        var ended = new TaskCompletionSource();
        await using var host = await WebHost.StartAsync(EmfFaults.Settings, map: app => app.MapGet("/endless", async (HttpContext context) =>
        {
            try
            {
                await context.Response.WriteAsync("half");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            finally
            {
                ended.TrySetResult();
            }
        }));

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, await client.GetStream().ReadAsync(new byte[10], TestContext.Current.CancellationToken));
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(0, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task An_endpoint_without_request_metrics_has_no_faults()
    {
        await using var host = await WebHost.StartAsync(EmfFaults.Settings, map: static app =>
        {
            app.MapGet("/marked", HalfAsync).DisableRequestTelemetry();
            app.MapGet("/unmeasured", HalfAsync).DisableHttpMetrics();
        });

        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/marked"));
        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/unmeasured"));

        Assert.Equal(0, await EmfFaults.CountAsync(host));
    }

    [Fact]
    public async Task A_web_service_without_requests_writes_zero_faults()
    {
        await using var host = await WebHost.StartAsync(EmfFaults.Settings);

        await host.StopAsync();

        Assert.Equal([0], EmfFaults.Read(host.Output.Lines));
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("disabled")]
    [InlineData("none")]
    public async Task A_host_without_request_metrics_writes_no_faults(string kind)
    {
        await using var host = await WebHost.StartAsync(
            kind switch
            {
                "disabled" => [.. EmfFaults.Settings, new("Observability:Metrics:Instrumentations:AspNetCore", "false")],
                "none" => [.. EmfFaults.Settings, new("OTEL_SDK_DISABLED", "true")],
                _ => EmfFaults.Settings,
            },
            b => _ = kind == "worker" ? b.AddStandardObservability<WebApplicationBuilder>() : b.AddStandardObservability());

        await host.StopAsync();

        Assert.Empty(EmfFaults.Read(host.Output.Lines));
    }

    [Fact]
    public async Task Faults_are_counted_once_when_the_registration_is_repeated()
    {
        await using var host = await WebHost.StartAsync(
            EmfFaults.Settings,
            static b => b.AddStandardObservability<WebApplicationBuilder>().AddStandardObservability().AddStandardObservability(),
            static app => app.MapGet("/half", HalfAsync));

        await Assert.ThrowsAnyAsync<Exception>(() => host.GetAsync("/half"));
        await host.GetAsync("/broken");

        Assert.Equal(2, await EmfFaults.CountAsync(host));
    }

    private static async Task<WebHost> StartAsync(string version, Action<WebApplication> map)
    {
        var protocol = version == "2.0" ? HttpProtocols.Http2 : HttpProtocols.Http1;
        var host = await WebHost.StartAsync(
            EmfFaults.Settings,
            b => b.AddStandardObservability().WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = protocol)),
            map);
        (host.Client.DefaultRequestVersion, host.Client.DefaultVersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionExact);
        return host;
    }

    private static async Task HalfAsync(HttpContext context)
    {
        await context.Response.WriteAsync("half");
        await context.Response.Body.FlushAsync();
        throw new InvalidOperationException("after the first byte");
    }
}
