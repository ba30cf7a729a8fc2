using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.AspNetCore.Tests.Logging;
using StandardObservability.Testing;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>The address of the client is recorded only when a setting says so.</summary>
public sealed class ClientAddressTests
{
    private const string Forwarded = "203.0.113.5";

    [Theory]
    [InlineData(null, false, null, null)]
    [InlineData("false", true, null, null)]
    [InlineData("true", false, "127.0.0.1", "127.0.0.1")]
    [InlineData("true", true, Forwarded, "127.0.0.1")]
    public async Task Span_and_log_line_have_the_client_that_the_application_trusts(string? setting, bool isForwarded, string? client, string? peer)
    {
        await using var telemetry = new TelemetryCapture();
        await using var host = await WebHost.StartAsync(
            [new("Observability:ClientAddress", setting)],
            b => b.AddStandardObservability().Services.AddTelemetryCapture(telemetry),
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

        Assert.Equal(2, telemetry.Spans.Count);
        Assert.All(telemetry.Spans, s => Assert.Equal((client, peer), (s.Attributes.GetValueOrDefault("client.address"), s.Attributes.GetValueOrDefault("network.peer.address"))));
        var lines = host.RequestLines().ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Equal(client, l.TryGetProperty("client.address", out var address) ? address.GetString() : null));
    }
}
