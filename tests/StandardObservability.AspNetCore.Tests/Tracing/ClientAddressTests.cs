using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Tests.Logging;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>The address of the client is recorded only when a setting says so.</summary>
public sealed class ClientAddressTests
{
    private const string Forwarded = "203.0.113.5";

    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData(null, false, null, null)]
    [InlineData("false", true, null, null)]
    [InlineData("true", false, "127.0.0.1", "127.0.0.1")]
    [InlineData("true", true, Forwarded, "127.0.0.1")]
    public async Task Span_and_log_line_have_the_client_that_the_application_trusts(string? setting, bool isForwarded, string? client, string? peer)
    {
        await using var host = await WebHost.StartAsync(
            [new("Observability:ClientAddress", setting)],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(_spans)),
            app =>
            {
                if (isForwarded)
                {
                    app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
                }
            });

        await host.GetAsync("/hello/bob", ("X-Forwarded-For", Forwarded));
        await host.GetAsync("/nowhere", ("X-Forwarded-For", Forwarded));
        await host.StopAsync();

        Assert.Equal(2, _spans.Count);
        Assert.All(_spans, s => Assert.Equal((client, peer), (s.GetTagItem("client.address"), s.GetTagItem("network.peer.address"))));
        var lines = host.RequestLines().ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Equal(client, l.TryGetProperty("client.address", out var address) ? address.GetString() : null));
    }
}
